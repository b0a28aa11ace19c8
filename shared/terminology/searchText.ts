/** Letters and digits as the search compares them: lower case, without accents. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of a text, folded; everything that is neither letter nor digit separates. */
export function wordsOf(text: string): readonly string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A code as it is compared: letters and digits only, so that `250.00`, `25000` and ` 250.00 ` are the same. */
export function codeKey(code: string): string {
  return foldText(code).replace(/[^\p{L}\p{N}]/gu, '');
}

/** The fewest letters or digits a search starts at (ux-expectations.md, a8). */
const SHORTEST_SEARCH = 2;

/** Whether what was typed is enough to search by. */
export function isSearchable(text: string): boolean {
  return codeKey(text).length >= SHORTEST_SEARCH;
}

/** Whether every typed word begins some word of `text`, as the index compares them. */
export function matchesWords(typed: readonly string[], text: string): boolean {
  const words = wordsOf(text);
  return typed.every((each) => words.some((word) => word.startsWith(each)));
}
