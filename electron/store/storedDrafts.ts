import { appError } from '../../shared/errors/appError.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import { isValidCodiceFiscale } from '../../shared/person/codiceFiscale.ts';
import { maskedEntriesOf } from '../../shared/pss/working/maskedEntries.ts';
import type { DraftOrigin, DraftPatient } from '../../shared/pss/working/draftState.ts';
import type { DraftStore, StoredDraft } from '../domain/ports/draftStore.ts';
import { ArchiveRefusal } from './archiveRefusal.ts';
import type { ArchiveTables } from './archiveTables.ts';
import type { Deed } from './audit/auditTable.ts';
import { removeUnsigned, storeDocument } from './documentOperations.ts';

/** The drafts as the store process runs them: the operations of the port without promises. */
export type StoredDrafts = {
  readonly [Operation in keyof DraftStore]: (
    ...given: Parameters<DraftStore[Operation]>
  ) => Awaited<ReturnType<DraftStore[Operation]>>;
};

/** What the drafts need of the archive they are part of. */
interface DraftsPlace {
  readonly pseudonym: (codiceFiscale: string) => string;
  /** Runs in one immediate transaction, with the deed written beside the change. */
  readonly write: <Value>(
    operation: (tables: ArchiveTables) => Value,
    deed?: ((value: Value) => Deed) | null,
  ) => Result<Value>;
  readonly read: <Value>(operation: (tables: ArchiveTables) => Value) => Result<Value>;
}

function required(tables: ArchiveTables, draftId: string): StoredDraft {
  const draft = tables.drafts.find(draftId);
  if (draft === null) throw new ArchiveRefusal(appError('draft/unknown', {}));
  return draft;
}

/** What is told of a draft that went, or of the document that was taken back with it. */
function withdrawn(at: string, documentId: string | null): Deed {
  return documentId === null
    ? { at, action: 'draft-removed' }
    : { at, action: 'document-withdrawn', documentId };
}

const origins = { version: 'document', import: 'import', new: 'hand' } as const;

/** Whoever is fully named in a draft is of the list; a codice fiscale still being typed names nobody. */
function noteDraftPatient(
  tables: ArchiveTables,
  { codiceFiscale, family, given, birthDate, gender }: DraftPatient,
  origin: DraftOrigin,
  at: string,
): void {
  if (codiceFiscale === null || family === null || given === null) return;
  if (!isValidCodiceFiscale(codiceFiscale)) return;
  const patient = { codiceFiscale, family, given, birthDate, gender };
  tables.patients.note(patient, origins[origin.kind], at);
}

function done(result: Result<unknown>): Result<void> {
  return result.ok ? ok() : result;
}

/** The drafts on the tables of an archive. */
export function createStoredDrafts({ pseudonym, write, read }: DraftsPlace): StoredDrafts {
  return {
    addDraft: (draft) =>
      write((tables) => {
        tables.drafts.insert(draft);
        noteDraftPatient(tables, draft.patient, draft.origin, draft.createdAt);
      }),
    findDraft: (draftId) => read((tables) => tables.drafts.find(draftId)),
    draftOfDocument: (documentId) => read((tables) => tables.drafts.ofDocument(documentId)),
    drafts: () => read((tables) => tables.drafts.summaries()),
    saveDraft: (draftId, revision, content, at) =>
      write((tables) => {
        const { documentId, updatedAt, origin } = required(tables, draftId);
        if (documentId !== null) throw new ArchiveRefusal(appError('draft/sealed', {}));
        if (tables.drafts.save(draftId, revision, content, at)) {
          noteDraftPatient(tables, content.patient, origin, at);
          return revision + 1;
        }
        throw new ArchiveRefusal(appError('draft/changed-elsewhere', { at: updatedAt }));
      }),
    markDraftOpen: (draftId, at) =>
      write((tables) => {
        tables.drafts.markOpen(draftId, at);
      }),
    sealDraft: (draftId, document) =>
      write(
        (tables) => {
          const { content } = required(tables, draftId);
          storeDocument(tables, document);
          const masked = maskedEntriesOf(content);
          if (masked !== null) tables.maskedEntries.keep(document.documentId, masked);
          tables.drafts.setDocument(draftId, document.documentId, document.sealedAt);
        },
        () => ({
          at: document.sealedAt,
          action: 'document-sealed',
          documentId: document.documentId,
          patient: pseudonym(document.patient.codiceFiscale),
        }),
      ),
    maskedEntries: (documentId) => read((tables) => tables.maskedEntries.find(documentId)),
    reopenDraft: (draftId, at) =>
      done(
        write(
          (tables) => {
            const { documentId } = required(tables, draftId);
            if (documentId === null) return null;
            removeUnsigned(tables, documentId);
            return documentId;
          },
          (documentId) => withdrawn(at, documentId),
        ),
      ),
    removeDraft: (draftId, at) =>
      done(
        write(
          (tables) => {
            const documentId = tables.drafts.find(draftId)?.documentId ?? null;
            tables.drafts.remove(draftId);
            if (documentId !== null) removeUnsigned(tables, documentId);
            return documentId;
          },
          (documentId) => withdrawn(at, documentId),
        ),
      ),
    documentsOfPatient: (codiceFiscale) =>
      read((tables) => tables.documents.ofPatient(codiceFiscale)),
  };
}
