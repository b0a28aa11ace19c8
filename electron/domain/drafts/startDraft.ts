import { idRoots } from '../../../shared/cda/codeSystems.ts';
import { readPss } from '../../../shared/cda/read/readPss.ts';
import { sectionOrder } from '../../../shared/cda/sectionOrder.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import type { PssDraftHeader } from '../../../shared/pss/header/draftHeader.ts';
import { pssDraftSectionsSchema, type PssDraft } from '../../../shared/pss/pss.ts';
import {
  nothingReviewed,
  type DraftOrigin,
  type DraftPatient,
} from '../../../shared/pss/working/draftState.ts';
import { maskedAsBefore, withMaskedEntries } from '../../../shared/pss/working/maskedEntries.ts';
import { openWorkingDraft, type WorkingDraft } from '../../../shared/pss/working/workingDraft.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';
import { decodeCda } from '../decodeCda.ts';
import type { ImportedDraft } from '../importDraft.ts';
import type { StoredDraft } from '../ports/draftStore.ts';
import { requireDocument } from '../requireDocument.ts';
import { patientOfDraft } from './draftPatient.ts';
import type { DraftPorts } from './draftPorts.ts';

async function addDraft(
  { archive, clock, randomness }: DraftPorts,
  content: WorkingDraft,
  origin: DraftOrigin,
): Promise<Result<StoredDraft>> {
  const at = clock.now().toISOString();
  const stored: StoredDraft = {
    draftId: randomness.uuid(),
    revision: 1,
    patient: patientOfDraft(content),
    origin,
    review: nothingReviewed,
    createdAt: at,
    updatedAt: at,
    openSince: null,
    documentId: null,
    base: content,
    content,
  };
  const added = await archive.addDraft(stored);
  return added.ok ? ok(stored) : added;
}

/** A draft already begun from the same document and still being written, so that nobody begins it twice. */
async function begunFrom(
  { archive }: DraftPorts,
  documentId: string,
): Promise<Result<StoredDraft | null>> {
  const drafts = await archive.drafts();
  if (!drafts.ok) return drafts;
  const begun = drafts.value.find(
    ({ origin, documentId: sealed }) =>
      sealed === null && origin.kind === 'version' && origin.documentId === documentId,
  );
  return begun === undefined ? ok(null) : archive.findDraft(begun.draftId);
}

/** Begins a draft from a document of the archive, or goes on with the one begun from it before. */
export async function startFromDocument(
  ports: DraftPorts,
  documentId: string,
): Promise<Result<StoredDraft>> {
  const begun = await begunFrom(ports, documentId);
  if (!begun.ok) return begun;
  if (begun.value !== null) return ok(begun.value);
  const document = await requireDocument(ports.archive, documentId);
  if (!document.ok) return document;
  const text = decodeCda(document.value.cda);
  if (!text.ok) return text;
  const root = parseXml(text.value);
  if (!root.ok) return root;
  const read = readPss(root.value, () => ports.randomness.uuid());
  if (!read.ok) return read;
  const masked = await ports.archive.maskedEntries(documentId);
  if (!masked.ok) return masked;
  const written = openWorkingDraft(read.value.draft);
  const content = masked.value === null ? written : withMaskedEntries(written, masked.value);
  const { version, effectiveAt, author } = document.value;
  const origin = { kind: 'version', documentId, version, effectiveAt, author } as const;
  return addDraft(ports, content, origin);
}

/** What was read of a file, with the privacy choices of the patient's last document. */
async function asLastMasked(
  { archive }: DraftPorts,
  draft: PssDraft,
): Promise<Result<WorkingDraft>> {
  const content = openWorkingDraft(draft);
  const { codiceFiscale } = patientOfDraft(content);
  if (codiceFiscale === null) return ok(content);
  const documents = await archive.documentsOfPatient(codiceFiscale);
  if (!documents.ok) return documents;
  const [last] = documents.value;
  if (last === undefined) return ok(content);
  const masked = await archive.maskedEntries(last.documentId);
  if (!masked.ok) return masked;
  return ok(masked.value === null ? content : maskedAsBefore(content, masked.value));
}

/** Begins a draft from what was read of a file of another program. */
export async function startFromImport(
  ports: DraftPorts,
  { kind, draft, mapped, unmapped, relabelled, dangling }: ImportedDraft,
): Promise<Result<StoredDraft>> {
  const importedAt = ports.clock.now().toISOString();
  const content = await asLastMasked(ports, draft);
  if (!content.ok) return content;
  return addDraft(ports, content.value, {
    kind: 'import',
    format: kind,
    importedAt,
    mapped,
    unmapped,
    relabelled,
    dangling,
  });
}

function headerOfNew(patient: DraftPatient): PssDraftHeader {
  const { codiceFiscale, family, given, gender, birthDate } = patient;
  return {
    id: null,
    setId: null,
    version: null,
    title: null,
    createdAt: null,
    confidentiality: 'N',
    patient: {
      ids:
        codiceFiscale === null
          ? []
          : [{ root: idRoots.codiceFiscale, extension: codiceFiscale, authority: 'MEF' }],
      address: null,
      telecoms: [],
      name: family === null || given === null ? null : { family, given, prefix: null },
      gender,
      birth: birthDate,
      birthplace: null,
      guardian: null,
    },
    author: { at: null, role: null, id: null, name: null, address: null, telecoms: [] },
    dataEnterer: null,
    informants: [],
    custodian: null,
    legalAuthenticator: null,
    authenticator: null,
    contacts: [],
    events: [],
    related: [],
  };
}

/** Begins an empty draft for a patient, of whom anything may still be unknown. */
export function startNew(ports: DraftPorts, patient: DraftPatient): Promise<Result<StoredDraft>> {
  const sections = pssDraftSectionsSchema.parse(
    Object.fromEntries(sectionOrder.map((name) => [name, null])),
  );
  const content = openWorkingDraft({ header: headerOfNew(patient), sections });
  return addDraft(ports, content, { kind: 'new' });
}
