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
  const { drafts, unsigned, contents, kept, leftList } = erased.value;
  return ok({
    json: { ...erased.value },
    lines: [
      drafts + unsigned + contents === 0
        ? 'Nessuna bozza e nessun documento da cancellare.'
        : `Cancellati: bozze ${String(drafts)}, documenti mai firmati ${String(unsigned)}, contenuto di documenti mai accolti ${String(contents)}.`,
      leftList ? 'L’assistito non è più nell’elenco.' : 'L’assistito resta nell’elenco.',
      ...kept.map(({ documentId, because }) => `${documentId}  ${reasons[because]}`),
      'X-CART-id, impronte e registro restano, senza il nome. Le copie di sicurezza dimenticano con la loro rotazione.',
    ],
    succeeded: true,
  });
}

function period(length: number | null, unit: string): string {
  return length === null ? 'senza termine' : `${String(length)} ${unit}`;
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
    lines: [
      `Cancellati ora: bozze ${String(drafts)}, contenuto di documenti ${String(documents)}.`,
      `Periodi delle impostazioni: bozze ${period(periods.draftDays, 'giorni')}, documenti ${period(periods.documentYears, 'anni')}.`,
    ],
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
