/** Signals, inside this folder only, an expression the subset does not cover: the caller falls back to a full engine. */
export class OutsideSubset extends Error {}

/** Runs a parsing or compiling step; `null` when the expression lies outside the subset. */
export function withinSubset<Value>(step: () => Value): Value | null {
  try {
    return step();
  } catch (error: unknown) {
    if (error instanceof OutsideSubset) return null;
    throw error;
  }
}
