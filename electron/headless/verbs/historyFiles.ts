import { ok } from '../../../shared/errors/result.ts';
import type { HistoryQuery } from '../../domain/ports/archive.ts';
import { exportHistory as exportTable } from '../../domain/records/exportHistory.ts';
import { writeLifeReport } from '../../domain/records/lifeReport.ts';
import { writeOutputFile } from '../files.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

/** Writes the attempts that fit the query into a table for spreadsheets, newest act first. */
export async function exportHistory(
  bench: Workbench,
  query: HistoryQuery,
  file: string,
): Promise<VerbResult> {
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const table = await exportTable({ archive: archive.value, clock: bench.clock }, query);
  if (!table.ok) return table;
  const { csv, acts } = table.value;
  const written = await writeOutputFile(file, new TextEncoder().encode(csv));
  if (!written.ok) return written;
  return ok({ json: { file, acts }, lines: [`${String(acts)} invii in ${file}`], succeeded: true });
}

/** Writes the life of one document as an archival PDF. */
export async function reportDocument(
  bench: Workbench,
  documentId: string,
  file: string,
): Promise<VerbResult> {
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const { clock, reports } = bench;
  const report = await writeLifeReport({ archive: archive.value, clock, reports }, documentId);
  if (!report.ok) return report;
  const written = await writeOutputFile(file, report.value.pdf);
  if (!written.ok) return written;
  return ok({
    json: { file, documentId, acts: report.value.acts },
    lines: [`Vita del documento ${documentId} in ${file}`],
    succeeded: true,
  });
}
