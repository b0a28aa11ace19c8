import { documentsAfter, settledSubmission } from './settleIndexing.ts';
import {
  emptyLedger,
  type Ledger,
  type LedgerCall,
  type LedgerDocument,
  type LedgerSubmission,
} from './ledgerEntries.ts';

/** What the checks may ask of the ledger. */
export interface LedgerReader {
  find(documentId: string): LedgerDocument | null;
  /** The document as the index knows it: null also while its registration is pending. */
  findIndexed(documentId: string): LedgerDocument | null;
  /** When a CDA of this hash was last validated. */
  validatedAt(cdaHash: string): Date | null;
}

/** The ledger as the server writes it. `changed` is called after every change. */
export interface LedgerBook extends LedgerReader {
  snapshot(): Ledger;
  put(document: LedgerDocument): void;
  noteValidation(cdaHash: string, at: Date): void;
  noteSubmission(submission: LedgerSubmission): void;
  noteCall(call: LedgerCall): void;
  /** Lets the index decide whatever is due by `now`. */
  settle(now: Date): void;
}

/** Opens a ledger over what an earlier one held. */
export function createLedger(
  changed: (ledger: Ledger) => void,
  initial: Ledger = emptyLedger,
): LedgerBook {
  const documents = new Map(initial.documents.map((document) => [document.id, document]));
  const validations = new Map<string, Date>();
  const submissions = [...initial.submissions];
  const calls = [...initial.calls];
  const snapshot = (): Ledger => ({
    documents: [...documents.values()],
    submissions: [...submissions],
    calls: [...calls],
  });
  const isPending = (documentId: string) =>
    submissions.some(
      (submission) =>
        submission.documentId === documentId && submission.indexing.state === 'pending',
    );
  const put = (document: LedgerDocument) => {
    documents.set(document.id, document);
    changed(snapshot());
  };
  return {
    snapshot,
    put,
    find: (documentId) => documents.get(documentId) ?? null,
    findIndexed: (documentId) =>
      isPending(documentId) ? null : (documents.get(documentId) ?? null),
    validatedAt: (cdaHash) => validations.get(cdaHash) ?? null,
    noteValidation(cdaHash, at) {
      validations.set(cdaHash, at);
    },
    noteSubmission(submission) {
      submissions.push(submission);
      changed(snapshot());
    },
    noteCall(call) {
      calls.push(call);
      changed(snapshot());
    },
    settle(now) {
      submissions.forEach((submission, index) => {
        const settled = settledSubmission(submission, now);
        if (settled === submission) return;
        submissions[index] = settled;
        for (const document of documentsAfter(settled, documents))
          documents.set(document.id, document);
        changed(snapshot());
      });
    },
  };
}
