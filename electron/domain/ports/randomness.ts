/** The only source of randomness for the use cases; tests pass their own. */
export interface Randomness {
  /** A fresh UUID version 4, lower case. */
  uuid(): string;
  /** `count` random decimal digits, the first never zero. */
  digits(count: number): string;
}
