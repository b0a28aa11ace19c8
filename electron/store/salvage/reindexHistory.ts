import { submissionStates } from '../../../shared/fse/submissionState.ts';
import type { ArchiveTables } from '../archiveTables.ts';

/** Writes the index row of every act anew, from what the tables hold. */
export function reindexHistory(tables: ArchiveTables): void {
  for (const { submissionId, documentId } of tables.submissions.inStates(submissionStates)) {
    const act = tables.submissions.find(submissionId);
    const patient = tables.documents.patient(documentId);
    if (act === null || patient === null) continue;
    const ends = tables.attempts
      .ofSubmission(submissionId)
      .flatMap(({ start }) => tables.answers.find(start.attemptId) ?? []);
    tables.search.index(act, patient, ends);
  }
}
