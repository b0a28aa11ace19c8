const lettersOrDigits = /[\p{L}\p{N}]/u;

/**
 * The full-text query for what a person typed: every word must begin some word of the row.
 * Each word becomes a quoted phrase, so operators and wildcards typed by the person are plain text;
 * the index's tokenizer folds case and accents and splits identifiers at their punctuation.
 * Null when the text holds no word at all.
 */
export function searchExpression(text: string): string | null {
  const words = text.split(/\s+/u).filter((word) => lettersOrDigits.test(word));
  if (words.length === 0) return null;
  return words.map((word) => `"${word.replaceAll('"', '""').replaceAll('\0', '')}"*`).join(' ');
}
