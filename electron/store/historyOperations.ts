import type { HistoryEntry, HistoryQuery } from '../domain/ports/archive.ts';
import type { ArchiveTables } from './archiveTables.ts';

/** One page of the history, newest act first, each with all its attempts. */
export function readHistory(tables: ArchiveTables, query: HistoryQuery): HistoryEntry[] {
  return tables.search.page(query).map((submission) => {
    const patient = tables.documents.patient(submission.documentId);
    if (patient === null) throw new Error('a submission without its document');
    const attempts = tables.attempts.ofSubmission(submission.submissionId).map((attempt) => ({
      ...attempt,
      end: tables.answers.find(attempt.start.attemptId),
    }));
    const recalled = tables.recalledDeeds.answersOf(submission.submissionId);
    return { submission, patient, attempts, recalled };
  });
}
