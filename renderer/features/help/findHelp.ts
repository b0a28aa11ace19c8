import type { HelpPage } from '../../../shared/ipc/areas/help.ts';

/** Text without accents and capitals, for comparison. */
function bare(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** The page that explains an error code: the one that names its longest beginning; null where none does. */
export function pageOfError(pages: readonly HelpPage[], code: string): HelpPage | null {
  let found: HelpPage | null = null;
  let length = 0;
  for (const page of pages) {
    for (const beginning of page.errors) {
      if (code.startsWith(beginning) && beginning.length > length) {
        found = page;
        length = beginning.length;
      }
    }
  }
  return found;
}

/** How well a page answers a word: title before other words before text; 0 where it does not. */
function weight(page: HelpPage, word: string): number {
  if (bare(page.title).includes(word)) return 4;
  if (page.words.some((each) => bare(each).includes(word))) return 3;
  return bare(page.markdown).includes(word) ? 1 : 0;
}

/** The pages that answer every word of a question, the best first; all of them for an empty one. */
export function findHelp(pages: readonly HelpPage[], question: string): readonly HelpPage[] {
  const words = bare(question)
    .split(/\s+/)
    .filter((word) => word !== '');
  return pages
    .map((page) => ({ page, weights: words.map((word) => weight(page, word)) }))
    .filter(({ weights }) => weights.every((each) => each > 0))
    .map(({ page, weights }) => ({ page, sum: weights.reduce((all, each) => all + each, 0) }))
    .toSorted((one, other) => other.sum - one.sum)
    .map(({ page }) => page);
}
