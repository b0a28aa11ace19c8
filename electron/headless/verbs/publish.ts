import { acquireDocumentOrDraft } from '../../domain/acquireDraft.ts';
import { readInputFile } from '../files.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';
import { carryOut } from './carryOut.ts';
import { submit } from './submit.ts';

/** Publishes a document for the first time: judged, sealed, signed, queued, sent. */
export async function publish(bench: Workbench, file: string): Promise<VerbResult> {
  const bytes = await readInputFile(file);
  if (!bytes.ok) return bytes;
  const acquired = await acquireDocumentOrDraft(bench.pdf, bytes.value, bench.randomness);
  if (!acquired.ok) return acquired;
  const submission = await submit(bench, acquired.value, null);
  return submission.ok ? carryOut(bench, submission.value) : submission;
}
