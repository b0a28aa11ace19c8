/** The only source of time for the use cases; tests pass their own. */
export interface Clock {
  /** The current instant. */
  now(): Date;
}
