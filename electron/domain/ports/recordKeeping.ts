import type { Result } from '../../../shared/errors/result.ts';

/** Before which instants what the archive may let go of is let go; null keeps it. UTC ISO instants. */
export interface RetentionLimits {
  /** Last change of a draft that was never sealed. */
  readonly draftsBefore: string | null;
  /** Last act about a document that no longer stands in the Fascicolo. */
  readonly documentsBefore: string | null;
}

/** What went by retention. */
export interface RetentionReport {
  readonly drafts: number;
  /** Documents whose content went; identifiers, hashes, acts and X-CART-ids stay. */
  readonly documents: number;
}

/** Why a document's content is kept although its patient asked for erasure. */
export type KeptBecause =
  /** The Fascicolo took it: clinical documentation the controller has to keep (GDPR art. 17.3 b, c). */
  | 'published'
  /** An act about it has not ended, or nobody knows how it ended. */
  | 'unsettled';

/** What the erasure of a patient did. */
export interface ErasureReport {
  readonly drafts: number;
  /** Sealed documents that were never signed nor sent. */
  readonly unsigned: number;
  /** Documents the Fascicolo never took: their content and the names in their rows are gone. */
  readonly contents: number;
  readonly kept: readonly { readonly documentId: string; readonly because: KeptBecause }[];
  /** Whether the patient has gone from the doctor's list: stays while a document is kept. */
  readonly leftList: boolean;
}

/** A deed of the audit trail about a patient's records, as an export tells it. */
export interface RecordedDeed {
  readonly sequence: number;
  readonly at: string;
  readonly action: string;
  readonly documentId: string | null;
  readonly outcome: string | null;
  readonly cartId: string | null;
}

/** How much of what the archive holds, and since when: for the notice after an incident (GDPR art. 33). */
export interface Holdings {
  readonly patients: number;
  readonly drafts: number;
  readonly documents: number;
  readonly signedDocuments: number;
  readonly acts: number;
  readonly attempts: number;
  readonly identities: number;
  /** UTC ISO instants of the oldest and newest document; null where there is none. */
  readonly oldestDocumentAt: string | null;
  readonly newestDocumentAt: string | null;
}

/** What the archive keeps, for how long, and about whom. Same promises as `Archive`; each change is in the trail. */
export interface RecordKeeping {
  applyRetention(limits: RetentionLimits, at: string): Promise<Result<RetentionReport>>;
  /**
   * Erases what no duty keeps about a patient. X-CART-ids, attempts, hashes, audit trail and journal stay in any
   * case: they name the patient by a pseudonym only. Backups forget with their own rotation.
   */
  erasePatient(codiceFiscale: string, at: string): Promise<Result<ErasureReport>>;
  /** The deeds about the documents of a patient, oldest first. */
  deedsAbout(codiceFiscale: string): Promise<Result<readonly RecordedDeed[]>>;
  holdings(): Promise<Result<Holdings>>;
}
