import { createHash } from 'node:crypto';
import { sectionOrder } from '../../../shared/cda/sectionOrder.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import { pssDifference } from '../../../shared/pss/difference.ts';
import type { DraftPatient } from '../../../shared/pss/working/draftState.ts';
import { openWorkingDraft } from '../../../shared/pss/working/workingDraft.ts';
import { patientOfDraft } from '../drafts/draftPatient.ts';
import type { DraftPorts } from '../drafts/draftPorts.ts';
import { startFromImport } from '../drafts/startDraft.ts';
import { importDraft, type ImportedDraft } from '../importDraft.ts';
import { isUntouchedImport } from '../patients/untouchedImport.ts';
import { sectionsOfDocument } from '../sectionsOfDocument.ts';
import type { DocumentPdf } from '../ports/documentPdf.ts';
import type { DraftSummary } from '../ports/draftStore.ts';
import type { ExchangedFile, ExchangeOutcome } from '../ports/exchangeJournal.ts';

/** A file of another program, handed over in the window or found in the folder. */
export interface FileToTake {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** As its folder says; null for one handed over. */
  readonly modifiedAt: string | null;
}

/** Whether the file says what the patient's standing profile says; false where there is none to compare. */
async function saysTheSame(
  { archive, randomness }: DraftPorts,
  imported: ImportedDraft,
  standingId: string | null,
): Promise<Result<boolean>> {
  if (standingId === null) return ok(false);
  const standing = await sectionsOfDocument(archive, randomness, standingId);
  // A profile that cannot be read is no reason to lose what the record program says.
  if (!standing.ok) return ok(false);
  return ok(pssDifference(standing.value, imported.draft.sections, sectionOrder).length === 0);
}

/** Drafts the record program brought for a patient and nobody looked at. */
async function untouchedImports(
  { archive }: DraftPorts,
  codiceFiscale: string,
): Promise<Result<readonly DraftSummary[]>> {
  const drafts = await archive.drafts();
  if (!drafts.ok) return drafts;
  return ok(
    drafts.value.filter(
      (draft) => draft.patient.codiceFiscale === codiceFiscale && isUntouchedImport(draft),
    ),
  );
}

/** The newer file says it all again: what an earlier one brought and nobody looked at goes. */
async function dropOvertaken(ports: DraftPorts, codiceFiscale: string): Promise<Result<void>> {
  const overtaken = await untouchedImports(ports, codiceFiscale);
  if (!overtaken.ok) return overtaken;
  for (const { draftId } of overtaken.value) {
    const removed = await ports.archive.removeDraft(draftId, ports.clock.now().toISOString());
    if (!removed.ok) return removed;
  }
  return ok();
}

async function drafted(
  ports: DraftPorts,
  imported: ImportedDraft,
  patient: DraftPatient,
): Promise<Result<ExchangeOutcome>> {
  const started = await startFromImport(ports, imported);
  if (!started.ok) return started;
  return ok({
    kind: 'drafted',
    draftId: started.value.draftId,
    patient,
    unmapped: imported.unmapped.length,
    gaps: imported.gaps.length,
  });
}

/** Who the file is about joins the list; what differs from the standing profile is marked there. */
async function takenForPatient(
  ports: DraftPorts,
  imported: ImportedDraft,
  patient: DraftPatient,
  codiceFiscale: string,
): Promise<Result<ExchangeOutcome>> {
  const { archive, clock } = ports;
  const at = clock.now().toISOString();
  const { family, given, birthDate, gender } = patient;
  if (family !== null && given !== null) {
    const noted = await archive.notePatient(
      { codiceFiscale, family, given, birthDate, gender },
      'import',
      at,
    );
    if (!noted.ok) return noted;
  }
  const facts = await archive.patients({ codiceFiscale });
  if (!facts.ok) return facts;
  const standing = facts.value[0]?.standing ?? null;
  const same = await saysTheSame(ports, imported, standing?.documentId ?? null);
  if (!same.ok) return same;
  const dropped = await dropOvertaken(ports, codiceFiscale);
  if (!dropped.ok) return dropped;
  const marked = await archive.markRecordChanged(codiceFiscale, same.value ? null : at);
  if (!marked.ok) return marked;
  return same.value ? ok({ kind: 'unchanged', patient }) : drafted(ports, imported, patient);
}

async function take(
  ports: DraftPorts,
  pdf: DocumentPdf,
  bytes: Uint8Array,
): Promise<Result<ExchangeOutcome>> {
  const imported = await importDraft(pdf, bytes, ports.randomness);
  if (!imported.ok) return ok({ kind: 'refused', error: imported.error });
  const patient = patientOfDraft(openWorkingDraft(imported.value.draft));
  return patient.codiceFiscale === null
    ? drafted(ports, imported.value, patient)
    : takenForPatient(ports, imported.value, patient, patient.codiceFiscale);
}

/**
 * Whether a file taken since has said something else of the patient: then these bytes, come again, are the record
 * program going back to what it had said, and the draft of the file between says what is no longer so.
 */
async function isOvertaken(ports: DraftPorts, outcome: ExchangeOutcome): Promise<Result<boolean>> {
  const codiceFiscale = outcome.kind === 'refused' ? null : outcome.patient.codiceFiscale;
  if (codiceFiscale === null) return ok(false);
  const drafts = await untouchedImports(ports, codiceFiscale);
  if (!drafts.ok) return drafts;
  const own = outcome.kind === 'drafted' ? outcome.draftId : null;
  return ok(drafts.value.some(({ draftId }) => draftId !== own));
}

/** A draft begun from the same bytes and still there is the answer; so is, for a folder, what was said before. */
async function before(
  ports: DraftPorts,
  { modifiedAt }: FileToTake,
  sha256: string,
): Promise<Result<ExchangedFile | null>> {
  const found = await ports.archive.findExchange(sha256);
  if (!found.ok || found.value === null) return found;
  const { outcome } = found.value;
  if (modifiedAt !== null) {
    const overtaken = await isOvertaken(ports, outcome);
    return overtaken.ok ? ok(overtaken.value ? null : found.value) : overtaken;
  }
  if (outcome.kind !== 'drafted') return ok(null);
  const draft = await ports.archive.findDraft(outcome.draftId);
  return draft.ok ? ok(draft.value === null ? null : found.value) : draft;
}

/**
 * Takes a file of another program: a draft is begun from it unless it says what the standing profile says. A bad file
 * is an outcome, kept with its reason; failures of the archive are errors, and the file can be taken again. The same
 * bytes make one draft only.
 */
export async function takeFile(
  ports: DraftPorts,
  pdf: DocumentPdf,
  file: FileToTake,
): Promise<Result<ExchangedFile>> {
  const { archive, clock } = ports;
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const earlier = await before(ports, file, sha256);
  if (!earlier.ok) return earlier;
  const outcome =
    earlier.value === null ? await take(ports, pdf, file.bytes) : ok(earlier.value.outcome);
  if (!outcome.ok) return outcome;
  const taken: ExchangedFile = {
    sha256,
    name: file.name,
    sizeBytes: file.bytes.length,
    modifiedAt: file.modifiedAt ?? earlier.value?.modifiedAt ?? null,
    takenAt: clock.now().toISOString(),
    outcome: outcome.value,
  };
  const recorded = await archive.recordExchange(taken);
  return recorded.ok ? ok(taken) : recorded;
}
