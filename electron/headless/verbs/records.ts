import { ok } from '../../../shared/errors/result.ts';
import { erasePatient as erase } from '../../domain/records/erasePatient.ts';
import { writeIncidentReport } from '../../domain/records/incidentReport.ts';
import { exportPatient as gather } from '../../domain/records/patientExport.ts';
import { applyRetention } from '../../domain/records/retention.ts';
import type { KeptBecause } from '../../domain/ports/recordKeeping.ts';
import { zipFiles } from '../../ipc/zipFiles.ts';
import { writeOutputFile } from '../files.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

const reasons: Readonly<Record<KeptBecause, string>> = {
  published: 'conservato: è nel Fascicolo (documentazione clinica, art. 17.3 GDPR)',
  unsettled: 'conservato: un invio non è concluso',
};

/** Writes everything about one patient into a zip. */
export async function exportPatient(
  bench: Workbench,
  codiceFiscale: string,
  file: string,
): Promise<VerbResult> {
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const { clock, reports } = bench;
  const files = await gather({ archive: archive.value, clock, reports }, codiceFiscale);
  if (!files.ok) return files;
  const written = await writeOutputFile(file, zipFiles(files.value));
  if (!written.ok) return written;
  const paths = files.value.map(({ path }) => path);
  return ok({ json: { file, paths }, lines: [...paths, `in ${file}`], succeeded: true });
}

/** Erases what no duty keeps about a patient, and tells what is kept and why. */
export async function erasePatient(
  bench: Workbench,
  codiceFiscale: string,
  surname: string,
): Promise<VerbResult> {
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const { clock } = bench;
  const erased = await erase({ archive: archive.value, clock }, { codiceFiscale, surname });
  if (!erased.ok) return erased;
  const { drafts, unsigned, contents, kept } = erased.value;
  return ok({
    json: { ...erased.value },
    lines: [
      `Cancellati: ${String(drafts)} bozze, ${String(unsigned)} documenti mai firmati, il contenuto di ${String(contents)} documenti mai accolti`,
      ...kept.map(({ documentId, because }) => `${documentId}  ${reasons[because]}`),
      'X-CART-id, impronte e registro restano, senza il nome. Le copie di sicurezza dimenticano con la loro rotazione.',
    ],
    succeeded: true,
  });
}

/** Applies the retention of the settings now; it is applied at every opening too. */
export async function retention(bench: Workbench): Promise<VerbResult> {
  const settings = await bench.settings();
  if (!settings.ok) return settings;
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const periods = settings.value.retention;
  const applied = await applyRetention(archive.value, periods, bench.clock.now());
  if (!applied.ok) return applied;
  const { drafts, documents } = applied.value;
  return ok({
    json: { ...applied.value, periods },
    lines: [`${String(drafts)} bozze e il contenuto di ${String(documents)} documenti cancellati`],
    succeeded: true,
  });
}

/** Writes what is on this computer and since when, for the notice after an incident. */
export async function reportIncident(bench: Workbench, file: string): Promise<VerbResult> {
  const settings = await bench.settings();
  if (!settings.ok) return settings;
  const custody = await bench.custody();
  if (!custody.ok) return custody;
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const { clock, reports } = bench;
  const ports = { archive: archive.value, clock, reports };
  const pdf = await writeIncidentReport(ports, settings.value, custody.value.backups());
  if (!pdf.ok) return pdf;
  const written = await writeOutputFile(file, pdf.value);
  if (!written.ok) return written;
  return ok({ json: { file }, lines: [`Rapporto in ${file}`], succeeded: true });
}
