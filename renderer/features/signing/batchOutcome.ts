import type { BatchResultView } from '../../../shared/ipc/areas/signing.ts';
import type { BatchState } from '../../stores/batchStore.ts';

/** What a document of a batch is shown as: its outcome, or its place in the line. */
export type ShownOutcome = BatchResultView['outcome'] | 'waiting' | 'current';

/** What a document of a batch is shown as. Only one is the current one: the first without an outcome, while it runs. */
export function outcomeOf(
  { documents, results, skipped, phase }: BatchState,
  documentId: string,
): ShownOutcome {
  const result = results.get(documentId);
  if (result?.outcome === 'signed' || result?.outcome === 'failed') return result.outcome;
  if (skipped.has(documentId)) return 'skipped';
  if (phase !== 'running') return result?.outcome ?? 'waiting';
  const next = documents?.find((each) => {
    const known = results.get(each.documentId)?.outcome;
    return known !== 'signed' && known !== 'failed' && !skipped.has(each.documentId);
  });
  return next?.documentId === documentId ? 'current' : 'waiting';
}
