import type { LedgerDocument, LedgerSubmission } from './ledgerEntries.ts';

/** The submission after the index has decided, if its time has come; the same object otherwise. */
export function settledSubmission(submission: LedgerSubmission, now: Date): LedgerSubmission {
  const { indexing } = submission;
  if (indexing.state !== 'pending' || Date.parse(indexing.dueAt) > now.getTime()) return submission;
  return {
    ...submission,
    indexing:
      indexing.error === null ? { state: 'done' } : { state: 'failed', error: indexing.error },
  };
}

/**
 * What a decision of the index changes in the documents: one it refuses is withdrawn, and the one it was to replace
 * is in force again. A duplicate never became a document, so nothing changes.
 */
export function documentsAfter(
  submission: LedgerSubmission,
  documents: ReadonlyMap<string, LedgerDocument>,
): readonly LedgerDocument[] {
  const document = documents.get(submission.documentId);
  const isItsOwn = document?.workflowInstanceId === submission.workflowInstanceId;
  if (submission.indexing.state !== 'failed' || document === undefined || !isItsOwn) return [];
  const target = documents.get(document.replaces ?? '');
  const restored: readonly LedgerDocument[] =
    target?.replacedBy === document.id
      ? [{ ...target, status: 'published', replacedBy: null }]
      : [];
  return [{ ...document, status: 'rejected' }, ...restored];
}
