import type { Result } from '../../shared/errors/result.ts';
import type {
  ErasureReport,
  RecordKeeping,
  RetentionLimits,
  RetentionReport,
} from '../domain/ports/recordKeeping.ts';
import { indexAct } from './indexAct.ts';
import type { ArchiveTables } from './archiveTables.ts';
import type { Deed } from './audit/auditTable.ts';
import { removeUnsigned } from './documentOperations.ts';

/** Record keeping as the store process runs it: the operations of the port without promises. */
export type StoredRecords = {
  readonly [Operation in keyof RecordKeeping]: (
    ...given: Parameters<RecordKeeping[Operation]>
  ) => Awaited<ReturnType<RecordKeeping[Operation]>>;
};

/** What record keeping needs of the archive it is part of. */
interface RecordsPlace {
  readonly pseudonym: (codiceFiscale: string) => string;
  /** Adds a deed, inside the transaction. */
  readonly note: (deed: Deed) => void;
  /** Runs in one immediate transaction and brings the journal up afterwards. */
  readonly write: <Value>(operation: (tables: ArchiveTables) => Value) => Result<Value>;
  readonly read: <Value>(operation: (tables: ArchiveTables) => Value) => Result<Value>;
}

function retain(
  tables: ArchiveTables,
  limits: RetentionLimits,
  note: (action: string, about: Partial<Deed>) => void,
): RetentionReport {
  const { draftsBefore, documentsBefore } = limits;
  const drafts = draftsBefore === null ? 0 : tables.records.removeDraftsBefore(draftsBefore);
  if (drafts > 0) note('drafts-expired', { outcome: String(drafts) });
  const released = documentsBefore === null ? [] : tables.records.releasableBefore(documentsBefore);
  for (const documentId of released) {
    tables.records.releaseContent(documentId);
    note('content-expired', { documentId });
  }
  return { drafts, documents: released.length };
}

/** The index row of every act about the document, as it reads without the name. */
function reindex(tables: ArchiveTables, documentId: string): void {
  for (const { submissionId } of tables.submissions.about(documentId)) {
    const act = tables.submissions.find(submissionId);
    if (act !== null) indexAct(tables, act);
  }
}

function erase(
  tables: ArchiveTables,
  codiceFiscale: string,
  pseudonym: string,
  note: (action: string, about: Partial<Deed>) => void,
): ErasureReport {
  const drafts = tables.records.removeDraftsOf(codiceFiscale);
  // Never part of what was published: nothing obliges to keep it.
  tables.maskedEntries.removeOf(codiceFiscale);
  const kept: { documentId: string; because: ErasureReport['kept'][number]['because'] }[] = [];
  let unsigned = 0;
  let contents = 0;
  for (const { documentId, because, wasSigned } of tables.records.documentsOf(codiceFiscale)) {
    if (because !== null) {
      kept.push({ documentId, because });
    } else if (wasSigned) {
      tables.records.releaseContent(documentId);
      tables.records.releasePatient(documentId, pseudonym.slice(0, 16));
      reindex(tables, documentId);
      note('content-erased', { documentId });
      contents += 1;
    } else {
      removeUnsigned(tables, documentId);
      note('document-withdrawn', { documentId });
      unsigned += 1;
    }
  }
  const leftList = kept.length === 0;
  if (leftList) tables.records.removePatient(codiceFiscale);
  note('patient-erased', { patient: pseudonym, outcome: leftList ? 'whole' : 'in-part' });
  return { drafts, unsigned, contents, kept, leftList };
}

/** Record keeping on the tables of an archive. */
export function createStoredRecords(place: RecordsPlace): StoredRecords {
  const { pseudonym, note, write, read } = place;
  return {
    applyRetention: (limits, at) =>
      write((tables) =>
        retain(tables, limits, (action, about) => {
          note({ at, action, ...about });
        }),
      ),
    erasePatient: (codiceFiscale, at) =>
      write((tables) =>
        erase(tables, codiceFiscale, pseudonym(codiceFiscale), (action, about) => {
          note({ at, action, ...about });
        }),
      ),
    deedsAbout: (codiceFiscale) => read((tables) => tables.records.deedsAbout(codiceFiscale)),
    holdings: () => read((tables) => tables.records.holdings()),
  };
}
