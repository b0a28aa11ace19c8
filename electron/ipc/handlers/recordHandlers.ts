import { ok } from '../../../shared/errors/result.ts';
import { exportHistory } from '../../domain/records/exportHistory.ts';
import { writeIncidentReport } from '../../domain/records/incidentReport.ts';
import { writeLifeReport } from '../../domain/records/lifeReport.ts';
import { erasePatient } from '../../domain/records/erasePatient.ts';
import { exportPatient } from '../../domain/records/patientExport.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';
import type { Premises } from '../premises.ts';
import { zipFiles } from '../zipFiles.ts';
import { historyQueryOf } from './historyHandlers.ts';

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

type Verbs =
  'history.exportCsv' | 'history.lifeReport' | Extract<keyof Handlers, `records.${string}`>;

/** The verbs that take records out of the archive. */
export function recordHandlers(desk: Desk, premises: Premises): Pick<Handlers, Verbs> {
  const { clock, reports } = desk;
  const today = (): string => clock.now().toISOString().slice(0, 10);
  return {
    'history.exportCsv': async (filters) => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const table = await exportHistory({ archive: archive.value, clock }, historyQueryOf(filters));
      if (!table.ok) return table;
      const { csv, acts } = table.value;
      const content = base64(Buffer.from(csv, 'utf8'));
      const fileName = `storico-${today()}.csv`;
      return ok({ file: { fileName, mediaType: 'text/csv', content }, acts });
    },
    'history.lifeReport': async ({ documentId }) => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const report = await writeLifeReport({ archive: archive.value, clock, reports }, documentId);
      if (!report.ok) return report;
      const content = base64(report.value.pdf);
      const fileName = `vita-del-documento-${today()}.pdf`;
      return ok({ file: { fileName, mediaType: 'application/pdf', content } });
    },
    'records.exportPatient': async ({ codiceFiscale }) => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const ports = { archive: archive.value, clock, reports };
      const files = await exportPatient(ports, codiceFiscale);
      if (!files.ok) return files;
      const content = base64(zipFiles(files.value));
      const fileName = `assistito-${today()}.zip`;
      const documents = files.value.filter(({ path }) => path.endsWith('/vita.pdf')).length;
      return ok({ file: { fileName, mediaType: 'application/zip', content }, documents });
    },
    'records.incidentReport': async () => {
      const settings = await desk.settings();
      if (!settings.ok) return settings;
      const keeper = await premises.keeper();
      if (!keeper.ok) return keeper;
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const ports = { archive: archive.value, clock, reports };
      const backups = keeper.value.custody.backups();
      const pdf = await writeIncidentReport(ports, settings.value, backups);
      if (!pdf.ok) return pdf;
      const fileName = `dati-su-questo-computer-${today()}.pdf`;
      const content = base64(pdf.value);
      return ok({ file: { fileName, mediaType: 'application/pdf', content } });
    },
    'records.erasePatient': async ({ codiceFiscale, surname }) => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const erased = await erasePatient(
        { archive: archive.value, clock },
        { codiceFiscale, surname },
      );
      if (!erased.ok) return erased;
      desk.emit('patients.changed', {});
      desk.emit('drafts.changed', {});
      return ok({ ...erased.value, kept: [...erased.value.kept] });
    },
  };
}
