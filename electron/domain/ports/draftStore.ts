import type { Result } from '../../../shared/errors/result.ts';
import type {
  DraftOrigin,
  DraftPatient,
  DraftReview,
} from '../../../shared/pss/working/draftState.ts';
import type { MaskedEntries } from '../../../shared/pss/working/maskedEntries.ts';
import type { WorkingDraft } from '../../../shared/pss/working/workingDraft.ts';
import type { PersonIdentity, SealedDocument } from './sealedDocument.ts';

/** A PSS being composed, as a list shows it. */
export interface DraftSummary {
  /** UUID minted once. */
  readonly draftId: string;
  readonly patient: DraftPatient;
  readonly origin: DraftOrigin;
  readonly review: DraftReview;
  /** UTC ISO instants. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The document sealed from it and not signed yet; null while it is being written. */
  readonly documentId: string | null;
}

/** A PSS being composed. */
export interface StoredDraft extends DraftSummary {
  /** Counts the times it was saved, from 1: a save that does not know the last one is refused. */
  readonly revision: number;
  /** What it started from: against it a section is unchanged or not. */
  readonly base: WorkingDraft;
  readonly content: WorkingDraft;
  /** Since when it is open in a window, as UTC ISO instant; what a window that died leaves behind. */
  readonly openSince: string | null;
}

/** What a save replaces. */
export interface DraftContent {
  readonly patient: DraftPatient;
  readonly content: WorkingDraft;
  readonly review: DraftReview;
}

/** A document of a patient, without its bytes. */
export interface PatientDocument {
  readonly documentId: string;
  readonly setId: string;
  readonly version: number;
  readonly replaces: string | null;
  readonly author: PersonIdentity;
  readonly effectiveAt: string;
  readonly sealedAt: string;
  readonly isSigned: boolean;
}

/** The drafts in the encrypted archive. Same promises as `Archive`. */
export interface DraftStore {
  addDraft(draft: StoredDraft): Promise<Result<void>>;
  findDraft(draftId: string): Promise<Result<StoredDraft | null>>;
  /** The draft a document was sealed from, or null. */
  draftOfDocument(documentId: string): Promise<Result<StoredDraft | null>>;
  /** Every draft, the one changed last first. */
  drafts(): Promise<Result<readonly DraftSummary[]>>;
  /** Saves over `revision` and answers the next one; `draft/changed-elsewhere` over any other. */
  saveDraft(
    draftId: string,
    revision: number,
    content: DraftContent,
    at: string,
  ): Promise<Result<number>>;
  /** Notes that a window has it open (`at`), or has left it (null). */
  markDraftOpen(draftId: string, at: string | null): Promise<Result<void>>;
  /** Stores the document and what the draft keeps out of it, and ties the draft to it, in one transaction. */
  sealDraft(draftId: string, document: SealedDocument): Promise<Result<void>>;
  /** What was kept out of a document when it was sealed; null where nothing was. */
  maskedEntries(documentId: string): Promise<Result<MaskedEntries | null>>;
  /** Takes the document sealed from the draft back; `archive/document-signed` when it is signed. */
  reopenDraft(draftId: string, at: string): Promise<Result<void>>;
  /** Removes the draft, and the document sealed from it where it is not signed. */
  removeDraft(draftId: string, at: string): Promise<Result<void>>;
  /** Every document of a patient, the one sealed last first. */
  documentsOfPatient(codiceFiscale: string): Promise<Result<readonly PatientDocument[]>>;
}
