/**
 * Who may try again after an error.
 * - `never`: the same input will fail again; something must change first.
 * - `user`: a person must act (insert the card, type another PIN, correct a datum).
 * - `auto`: the program may retry by itself, with back-off. Never used for anything that involves a PIN.
 */
export type RetryClass = 'never' | 'user' | 'auto';

/** The three parts of every Italian error text (house rule: what happened, what it means, what to do). */
export interface ErrorText {
  /** What happened, in the doctor's words. */
  readonly happened: string;
  /** What it means for the document being worked on. */
  readonly meaning: string;
  /** What to do now. */
  readonly next: string;
}

/** One row of the error catalogue: the retry class and the Italian text made from the error's typed data. */
export interface ErrorDefinition<Data> {
  readonly retry: RetryClass;
  readonly text: (data: Data) => ErrorText;
}

/** Declares a row of the catalogue; `Data` is what the error carries (plain, serialisable, no personal data beyond need). */
export function defineError<Data>(
  retry: RetryClass,
  text: (data: Data) => ErrorText,
): ErrorDefinition<Data> {
  return { retry, text };
}
