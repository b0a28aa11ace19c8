import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { Archive, HistoryEntry, HistoryQuery } from '../../domain/ports/archive.ts';
import { documentReport } from '../documentReport.ts';
import { writeOutputFile } from '../files.ts';
import { historyCsvHeader, historyCsvRows } from '../historyCsv.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

const pageSize = 1000;

/** Every entry that fits the query, read page by page. */
async function allEntries(
  archive: Archive,
  query: HistoryQuery,
): Promise<Result<readonly HistoryEntry[]>> {
  const entries: HistoryEntry[] = [];
  for (;;) {
    const page = await archive.history({ ...query, limit: pageSize, offset: entries.length });
    if (!page.ok) return page;
    entries.push(...page.value);
    if (page.value.length < pageSize) return ok(entries);
  }
}

/** Writes the attempts that fit the query into a table for spreadsheets, newest act first. */
export async function exportHistory(
  bench: Workbench,
  query: HistoryQuery,
  file: string,
): Promise<VerbResult> {
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const entries = await allEntries(archive.value, query);
  if (!entries.ok) return entries;
  const noted = await archive.value.noteDeed(
    'history-exported',
    null,
    bench.clock.now().toISOString(),
  );
  if (!noted.ok) return noted;
  const text = historyCsvHeader() + entries.value.map(historyCsvRows).join('');
  const written = await writeOutputFile(file, new TextEncoder().encode(text));
  if (!written.ok) return written;
  const acts = entries.value.length;
  return ok({ json: { file, acts }, lines: [`${String(acts)} invii in ${file}`], succeeded: true });
}

/** Writes the life of one document as a page to print. */
export async function reportDocument(
  bench: Workbench,
  documentId: string,
  file: string,
): Promise<VerbResult> {
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const document = await archive.value.findDocument(documentId);
  if (!document.ok) return document;
  if (document.value === null) return fail(appError('document/unknown', { documentId }));
  const about = await archive.value.submissionsAbout(documentId);
  if (!about.ok) return about;
  const wanted = new Set(about.value.map((each) => each.submissionId));
  const entries = await allEntries(archive.value, { text: documentId });
  if (!entries.ok) return entries;
  const told = entries.value.filter((each) => wanted.has(each.submission.submissionId)).reverse();
  const at = bench.clock.now().toISOString();
  const noted = await archive.value.noteDeed('report-exported', documentId, at);
  if (!noted.ok) return noted;
  const page = new TextEncoder().encode(documentReport(document.value, told));
  const written = await writeOutputFile(file, page);
  if (!written.ok) return written;
  return ok({
    json: { file, documentId, acts: told.length },
    lines: [`Vita del documento ${documentId} in ${file}`],
    succeeded: true,
  });
}
