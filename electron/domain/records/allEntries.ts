import { ok, type Result } from '../../../shared/errors/result.ts';
import type { Archive, HistoryEntry, HistoryQuery } from '../ports/archive.ts';

const pageSize = 1000;

/** Every entry that fits the query, newest act first, read page by page; acts queued after `at` are left out. */
export async function allEntries(
  archive: Archive,
  query: HistoryQuery,
  at: string,
): Promise<Result<readonly HistoryEntry[]>> {
  const entries: HistoryEntry[] = [];
  // Without an end in time, acts queued meanwhile would push the pages and show entries twice.
  const to = query.to !== undefined && query.to < at ? query.to : at;
  for (;;) {
    const page = await archive.history({ ...query, to, limit: pageSize, offset: entries.length });
    if (!page.ok) return page;
    entries.push(...page.value);
    if (page.value.length < pageSize) return ok(entries);
  }
}
