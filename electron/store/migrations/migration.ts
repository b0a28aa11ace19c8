/** One forward step of the schema. A released step is never edited: a change is a new step. */
export interface Migration {
  /** The value of `user_version` after the step; steps are numbered from 1 without gaps. */
  readonly version: number;
  readonly sql: string;
}
