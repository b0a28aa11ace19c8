import type { AttemptEnd, NewSubmission } from '../../domain/ports/archive.ts';
import type { ArchiveTables } from '../archiveTables.ts';
import type { Deed } from './auditTable.ts';

/** An act was put into the queue. */
export function queued(submission: NewSubmission): Deed {
  const { createdAt: at, documentId, operation, submissionId } = submission;
  return { at, action: 'act-queued', documentId, operation, submissionId };
}

/** An attempt ended, with its X-CART-id and what the trail says about its act. */
export function ended(tables: ArchiveTables, end: AttemptEnd): Deed {
  const { attemptId, endedAt: at, state: outcome, cartId } = end;
  const submissionId = tables.attempts.find(attemptId)?.start.submissionId;
  const act = submissionId === undefined ? null : tables.submissions.find(submissionId);
  const about =
    act === null
      ? {}
      : {
          submissionId: act.submission.submissionId,
          documentId: act.submission.documentId,
          operation: act.submission.operation,
        };
  return { at, action: 'attempt-ended', attemptId, outcome, cartId, ...about };
}
