/** What support asks for, redacted by being built from facts that name nobody. */
export interface SupportReport {
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly lines: readonly string[];
}
