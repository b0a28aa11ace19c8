import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { Archive } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { ReportPdf } from '../ports/reportPdf.ts';
import { documentLife, type DocumentLife } from './documentLife.ts';
import { historyCsvHeader, historyCsvRows } from './historyCsv.ts';
import { lifeReport } from './lifeReport.ts';

/** One file of an export; the path has slashes and no personal data. */
export interface ExportedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What the export needs. */
export interface PatientExportPorts {
  readonly archive: Archive;
  readonly clock: Clock;
  readonly reports: ReportPdf;
}

function text(path: string, content: string): ExportedFile {
  return { path, bytes: new TextEncoder().encode(content) };
}

/** Pretty JSON; bytes and errors as plain data. */
function json(path: string, value: unknown): ExportedFile {
  const plain = (_name: string, each: unknown): unknown =>
    each instanceof Uint8Array ? new TextDecoder().decode(each) : each;
  return text(path, `${JSON.stringify(value, plain, 2)}\n`);
}

async function documentFiles(
  { reports, clock }: PatientExportPorts,
  { document, acts }: DocumentLife,
  number: number,
): Promise<readonly ExportedFile[]> {
  const folder = `documenti/${String(number).padStart(3, '0')}`;
  const { cda, signed, ...outline } = document;
  const signature = signed === null ? null : { ...signed, pdf: undefined };
  const pdf = signed?.pdf ?? new Uint8Array();
  return [
    json(`${folder}/documento.json`, { ...outline, signature, acts }),
    ...(cda.length === 0 ? [] : [{ path: `${folder}/cda.xml`, bytes: cda }]),
    ...(pdf.length === 0 ? [] : [{ path: `${folder}/documento-firmato.pdf`, bytes: pdf }]),
    {
      path: `${folder}/vita.pdf`,
      bytes: await reports.renderReport(lifeReport({ document, acts }, clock.now())),
    },
  ];
}

const readMe = `Tutto ciò che questo programma conserva sull'assistito.

assistito.json   dati anagrafici, profili e bozze
documenti/       per ogni documento: cda.xml e documento-firmato.pdf come furono inviati,
                 documento.json con impronte, atti e risposte, vita.pdf da leggere e stampare
storico.csv      ogni invio, un tentativo per riga
registro.json    le registrazioni del registro delle operazioni sui suoi documenti
bozze/           le bozze non ancora diventate documenti
`;

/**
 * Everything about one patient (GDPR art. 15 and 20): data, documents, acts with their answers, drafts and the deeds of
 * the audit trail; recorded there. `patient/unknown` where the archive knows nothing about the codice fiscale.
 */
export async function exportPatient(
  ports: PatientExportPorts,
  codiceFiscale: string,
): Promise<Result<readonly ExportedFile[]>> {
  const { archive, clock } = ports;
  const at = clock.now().toISOString();
  const facts = await archive.patients({ codiceFiscale });
  if (!facts.ok) return facts;
  const versions = await archive.versionsOf(codiceFiscale);
  if (!versions.ok) return versions;
  const drafts = await archive.drafts();
  if (!drafts.ok) return drafts;
  const own = drafts.value.filter(({ patient }) => patient.codiceFiscale === codiceFiscale);
  if (facts.value.length + versions.value.length + own.length === 0) {
    return fail(appError('patient/unknown', {}));
  }
  const deeds = await archive.deedsAbout(codiceFiscale);
  if (!deeds.ok) return deeds;
  const files: ExportedFile[] = [text('leggimi.txt', readMe)];
  let csv = historyCsvHeader();
  for (const [index, { documentId }] of versions.value.toReversed().entries()) {
    const life = await documentLife(archive, documentId, at);
    if (!life.ok) return life;
    files.push(...(await documentFiles(ports, life.value, index + 1)));
    const carried = life.value.acts.filter(
      ({ submission }) => submission.documentId === documentId,
    );
    csv += carried.map(historyCsvRows).join('');
  }
  for (const [index, { draftId }] of own.entries()) {
    const draft = await archive.findDraft(draftId);
    if (!draft.ok) return draft;
    files.push(json(`bozze/${String(index + 1).padStart(3, '0')}.json`, draft.value));
  }
  files.push(
    json('assistito.json', { codiceFiscale, facts: facts.value, versions: versions.value }),
    text('storico.csv', csv),
    json('registro.json', deeds.value),
  );
  const noted = await archive.noteDeed('patient-exported', null, at);
  return noted.ok ? ok(files) : noted;
}
