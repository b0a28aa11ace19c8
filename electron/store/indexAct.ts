import type { AttemptEnd } from '../domain/ports/archive.ts';
import type { ArchiveTables } from './archiveTables.ts';
import type { SequencedSubmission } from './submissionsTable.ts';

/** What the answer of an attempt can be found by. */
export function identifiersOf(end: AttemptEnd): readonly string[] {
  return [end.cartId, end.traceId, end.workflowInstanceId, end.transactionId].filter(
    (identifier) => identifier !== null,
  );
}

/** Writes or renews an act's row in the index of the history, from everything the tables hold about it. */
export function indexAct(tables: ArchiveTables, act: SequencedSubmission): void {
  const { submissionId, documentId } = act.submission;
  const patient = tables.documents.patient(documentId);
  if (patient === null) throw new Error('a submission without its document');
  const ends = tables.attempts
    .ofSubmission(submissionId)
    .flatMap(({ start }) => tables.answers.find(start.attemptId) ?? []);
  const recalled = tables.recalledDeeds.answersOf(submissionId);
  tables.search.index(act, patient, [
    ...ends.flatMap(identifiersOf),
    ...recalled.flatMap(({ cartId }) => cartId ?? []),
  ]);
}
