import type { Result } from '../../../shared/errors/result.ts';

/** What is recorded besides the acts themselves: who looked at, took out or tried to open what (reliability §9). */
export const notedDeeds = [
  'document-viewed',
  'document-printed',
  'history-exported',
  'report-exported',
  'patient-exported',
  'unlock-failed',
  'archive-restored',
  'archive-salvaged',
  'recovery-code-renewed',
  'former-copies-removed',
] as const;

/** One of them. */
export type NotedDeed = (typeof notedDeeds)[number];

/** What a look through the whole trail found. */
export interface AuditReport {
  /** Rows of the trail. */
  readonly rows: number;
  /** Days whose last row is signed. */
  readonly signedDays: number;
  /** Entries of the journal of essentials. */
  readonly journalEntries: number;
  /** Rows whose clock was behind the row before: the clock was set back. No fault of the trail. */
  readonly clockSetBack: readonly number[];
  /** What was tampered with or lost; empty when the trail is whole. */
  readonly problems: readonly AuditProblem[];
}

/** One thing wrong with the trail, by the sequence of its row. */
export interface AuditProblem {
  readonly kind:
    | 'row-changed'
    | 'row-missing'
    | 'head-changed'
    | 'head-without-row'
    | 'journal-unreadable'
    /** The journal knows an essential the database has lost. */
    | 'only-in-journal'
    | 'not-in-journal';
  readonly sequence: number;
}

/** The trail of everything that was done with the archive. Same promises as `Archive`. */
export interface AuditTrail {
  /** `at` is a UTC ISO instant. */
  noteDeed(deed: NotedDeed, documentId: string | null, at: string): Promise<Result<void>>;
  /** Reads every row, head and journal entry and checks the chain. */
  verifyAudit(): Promise<Result<AuditReport>>;
}
