import { ok, type Result } from '../../../shared/errors/result.ts';
import type { Archive, HistoryQuery } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import { allEntries } from './allEntries.ts';
import { historyCsvHeader, historyCsvRows } from './historyCsv.ts';

/** A table of the history. */
export interface HistoryTable {
  readonly csv: string;
  /** Acts in it; each has a line for every attempt. */
  readonly acts: number;
}

/** The attempts that fit the query as a table for spreadsheets, newest act first; recorded in the audit trail. */
export async function exportHistory(
  { archive, clock }: { readonly archive: Archive; readonly clock: Clock },
  query: HistoryQuery,
): Promise<Result<HistoryTable>> {
  const at = clock.now().toISOString();
  const entries = await allEntries(archive, query, at);
  if (!entries.ok) return entries;
  const noted = await archive.noteDeed('history-exported', null, at);
  if (!noted.ok) return noted;
  const csv = historyCsvHeader() + entries.value.map(historyCsvRows).join('');
  return ok({ csv, acts: entries.value.length });
}
