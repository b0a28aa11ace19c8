import { isDeepStrictEqual } from 'node:util';
import { appError } from '../../shared/errors/appError.ts';
import type { SubmissionState } from '../../shared/fse/submissionState.ts';
import type { AttemptEnd, AttemptStart, NewSubmission } from '../domain/ports/archive.ts';
import { ArchiveRefusal } from './archiveRefusal.ts';
import type { ArchiveTables } from './archiveTables.ts';
import { indexAct } from './indexAct.ts';
import type { SequencedSubmission } from './submissionsTable.ts';

/**
 * Adds an act to the queue. The same submission again is a success, so that a caller who lost the answer may
 * ask again; a second publication of one document is refused.
 */
export function storeSubmission(tables: ArchiveTables, submission: NewSubmission): void {
  const { submissionId, documentId, operation } = submission;
  const present = tables.submissions.find(submissionId);
  if (present !== null) {
    if (isSameAct(present, submission)) return;
    throw new ArchiveRefusal(appError('archive/submission-conflict', { submissionId }));
  }
  if (tables.documents.patient(documentId) === null)
    throw new ArchiveRefusal(appError('archive/document-unknown', { documentId }));
  const publishes = operation === 'create' || operation === 'replace';
  if (publishes && tables.signedDocuments.sha256(documentId) === null) {
    throw new ArchiveRefusal(appError('archive/signature-missing', { documentId }));
  }
  if (publishes && tables.submissions.hasPublication(documentId)) {
    throw new ArchiveRefusal(appError('archive/already-submitted', { documentId }));
  }
  tables.submissions.insert(submission);
  indexAct(tables, mustFind(tables, submissionId));
}

function isSameAct({ submission: present }: SequencedSubmission, asked: NewSubmission): boolean {
  return (
    present.operation === asked.operation &&
    present.documentId === asked.documentId &&
    present.targetId === asked.targetId &&
    (present.reason ?? null) === (asked.reason ?? null) &&
    present.createdAt === asked.createdAt &&
    JSON.stringify(present.metadata) === JSON.stringify(asked.metadata)
  );
}

/** Changes the state of a submission that has no attempt on its way. */
export function setStateWithoutAttempt(
  tables: ArchiveTables,
  submissionId: string,
  to: SubmissionState,
  at: string,
): void {
  const current = mustFind(tables, submissionId);
  const from = current.submission.state;
  // `sending` means an attempt without an end: only the two attempt operations may enter or leave it.
  if (from === 'sending' || to === 'sending') {
    throw new ArchiveRefusal(appError('archive/transition-refused', { from, to }));
  }
  tables.submissions.setState(current, to, at);
}

/** Writes an attempt and moves its submission to `sending`; the same attempt again answers the same number. */
export function storeAttempt(tables: ArchiveTables, start: AttemptStart): number {
  const current = mustFind(tables, start.submissionId);
  const present = tables.attempts.find(start.attemptId);
  if (present !== null) {
    const stillOpen = tables.answers.find(start.attemptId) === null;
    if (stillOpen && isDeepStrictEqual(present.start, { ...start })) return present.number;
    throw attemptConflict(start.attemptId);
  }
  tables.submissions.setState(current, 'sending', start.startedAt);
  return tables.attempts.insert(start);
}

/** Writes the end of an attempt, the submission's new state and the search index; the same end again is a success. */
export function storeAnswer(tables: ArchiveTables, end: AttemptEnd): void {
  const { attemptId } = end;
  const attempt = tables.attempts.find(attemptId);
  if (attempt === null)
    throw new ArchiveRefusal(appError('archive/attempt-unknown', { attemptId }));
  const present = tables.answers.find(attemptId);
  if (present !== null) {
    if (isDeepStrictEqual(present, comparable(end))) return;
    throw attemptConflict(attemptId);
  }
  const { submissionId } = attempt.start;
  const current = mustFind(tables, submissionId);
  tables.answers.insert(end);
  tables.submissions.setState(current, end.state, end.endedAt);
  indexAct(tables, current);
}

/**
 * Ends every attempt a dead process left open as `outcome-unknown`; answers how many. To be called once, when the
 * program starts: the exclusive lock on the file proves that whoever had the right to send is gone.
 */
export function endInterruptedAttempts(tables: ArchiveTables, at: string): number {
  tables.leases.clear();
  const interrupted = tables.attempts.withoutAnswer();
  for (const { start } of interrupted) {
    storeAnswer(tables, {
      attemptId: start.attemptId,
      endedAt: at,
      state: 'outcome-unknown',
      exchange: 'unknown',
      httpStatus: null,
      cartId: null,
      traceId: null,
      workflowInstanceId: null,
      transactionId: null,
      responseHeaders: {},
      responseBody: null,
      error: appError('archive/attempt-interrupted', {}),
      warning: null,
      confirmedByConflict: false,
    });
  }
  return interrupted.length;
}

function mustFind(tables: ArchiveTables, submissionId: string): SequencedSubmission {
  const found = tables.submissions.find(submissionId);
  if (found === null)
    throw new ArchiveRefusal(appError('archive/submission-unknown', { submissionId }));
  return found;
}

function attemptConflict(attemptId: string): ArchiveRefusal {
  return new ArchiveRefusal(appError('archive/attempt-conflict', { attemptId }));
}

/** An end as it reads back: plain bytes and plain objects, whatever process it came from. */
function comparable(end: AttemptEnd): AttemptEnd {
  return {
    ...end,
    responseHeaders: { ...end.responseHeaders },
    responseBody: end.responseBody === null ? null : new Uint8Array(end.responseBody),
  };
}
