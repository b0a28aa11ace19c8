import { ok, type Result } from '../../../shared/errors/result.ts';
import type { HistoryQuery } from '../../domain/ports/archive.ts';
import { exportHistory as exportTable } from '../../domain/records/exportHistory.ts';
import { writeLifeReport } from '../../domain/records/lifeReport.ts';
import { signReport } from '../../domain/records/signReport.ts';
import { evidencePorts } from '../evidencePorts.ts';
import { writeOutputFile } from '../files.ts';
import { signingOptions } from '../signingOptions.ts';
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

/** How a report is signed; null for one that is not. */
export interface ReportSignature {
  /** The certificate, by its fingerprint; null lets the remembered or the only one win. */
  readonly certificate: string | null;
}

async function signed(
  bench: Workbench,
  pdf: Uint8Array,
  { certificate }: ReportSignature,
): Promise<Result<Uint8Array>> {
  const settings = await bench.settings();
  if (!settings.ok) return settings;
  const card = await bench.card();
  if (!card.ok) return card;
  const options = await signingOptions(bench, certificate);
  if (!options.ok) return options;
  const evidence = await evidencePorts(bench);
  if (!evidence.ok) return evidence;
  const { pins, pdf: paper, clock } = bench;
  const ports = { card: card.value, pins, pdf: paper, clock, ...evidence.value };
  const { codiceFiscale } = settings.value.profile;
  const done = await signReport(ports, pdf, codiceFiscale, options.value);
  return done.ok ? ok(done.value.pdf) : done;
}

/** Writes the life of one document as an archival PDF, signed with the card where that is wanted. */
export async function reportDocument(
  bench: Workbench,
  documentId: string,
  file: string,
  signature: ReportSignature | null = null,
): Promise<VerbResult> {
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const { clock, reports } = bench;
  const ports = { archive: archive.value, clock, reports };
  const report = await writeLifeReport(
    ports,
    documentId,
    signature === null ? undefined : (pdf) => signed(bench, pdf, signature),
  );
  if (!report.ok) return report;
  const written = await writeOutputFile(file, report.value.pdf);
  if (!written.ok) return written;
  return ok({
    json: { file, documentId, acts: report.value.acts, signed: signature !== null },
    lines: [`Vita del documento ${documentId} in ${file}${signature === null ? '' : ', firmata'}`],
    succeeded: true,
  });
}
