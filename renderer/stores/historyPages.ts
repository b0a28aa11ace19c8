import { HISTORY_PAGE } from '../../shared/ipc/areas/history.ts';
import type { ActView } from '../../shared/ipc/historyViews.ts';

/** Pages kept: what was scrolled past long ago is read again, so that a long history does not fill the memory. */
const KEPT_PAGES = 24;

/** The pages of the history that were read, by their number from 0. */
export type HistoryPages = ReadonlyMap<number, readonly ActView[]>;

/** The number of the page with a row. */
export function pageOfRow(row: number): number {
  return Math.floor(row / HISTORY_PAGE);
}

/** The act of a row; null while its page has not come. */
export function actOfRow(pages: HistoryPages, row: number): ActView | null {
  return pages.get(pageOfRow(row))?.[row % HISTORY_PAGE] ?? null;
}

/** The row of an act among the pages read; null where it is not among them. */
export function rowOfAct(pages: HistoryPages, submissionId: string): number | null {
  for (const [page, acts] of pages) {
    const place = acts.findIndex((act) => act.submissionId === submissionId);
    if (place >= 0) return page * HISTORY_PAGE + place;
  }
  return null;
}

/** The numbers of the pages that hold the rows from `first` to `last`. */
export function pagesOfRows(first: number, last: number): readonly number[] {
  const [from, to] = [pageOfRow(first), pageOfRow(last)];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** The pages with one more, without those farthest from it. */
export function withPage(
  pages: HistoryPages,
  page: number,
  acts: readonly ActView[],
): HistoryPages {
  const nearest = [...pages, [page, acts] as const].toSorted(
    ([one], [other]) => Math.abs(one - page) - Math.abs(other - page),
  );
  // The one that came last wins over what was read before under its number.
  return new Map(nearest.slice(0, KEPT_PAGES));
}
