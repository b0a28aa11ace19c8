import { submissionStates } from '../../../shared/fse/submissionState.ts';
import type { ArchiveTables } from '../archiveTables.ts';
import { indexAct } from '../indexAct.ts';

/** Writes the index row of every act anew, from what the tables hold. */
export function reindexHistory(tables: ArchiveTables): void {
  for (const { submissionId } of tables.submissions.inStates(submissionStates)) {
    const act = tables.submissions.find(submissionId);
    if (act !== null) indexAct(tables, act);
  }
}
