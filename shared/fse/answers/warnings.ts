/** Warnings of one answer, told apart by who gave them. They never make a success a failure. */
export interface AnswerWarning {
  /** The text as received. */
  readonly text: string;
  readonly national: string | null;
  readonly regional: string | null;
}

const SEPARATOR = '--middlewarewarning--';

function orNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

/** Whether a text carries regional warnings. */
export function hasRegionalPart(text: string): boolean {
  return text.includes(SEPARATOR);
}

/** Splits at the first separator: national before, regional after (gateway.md §11). Null for a blank text. */
export function splitWarning(text: string | null): AnswerWarning | null {
  if (text === null || orNull(text) === null) return null;
  const at = text.indexOf(SEPARATOR);
  if (at < 0) return { text, national: orNull(text), regional: null };
  return {
    text,
    national: orNull(text.slice(0, at)),
    regional: orNull(text.slice(at + SEPARATOR.length)),
  };
}
