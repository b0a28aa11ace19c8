import type { BatchResultView } from '../../../shared/ipc/areas/signing.ts';
import type { BatchState } from '../../stores/batchStore.ts';

/** What a document of a batch is shown as: its outcome, or its place in the line. */
export type ShownOutcome = BatchResultView['outcome'] | 'waiting' | 'current';

/** What each document of a batch is shown as. Only one is the current one: the first without an outcome, while it runs. */
export function batchOutcomes({
  documents,
  results,
  skipped,
  phase,
}: Pick<BatchState, 'documents' | 'results' | 'skipped' | 'phase'>): ReadonlyMap<
  string,
  ShownOutcome
> {
  let hasCurrent = phase !== 'running';
  const shown = (documentId: string): ShownOutcome => {
    const known = results.get(documentId)?.outcome;
    if (known === 'signed' || known === 'failed') return known;
    if (skipped.has(documentId)) return 'skipped';
    if (phase !== 'running') return known ?? 'waiting';
    if (hasCurrent) return 'waiting';
    hasCurrent = true;
    return 'current';
  };
  return new Map((documents ?? []).map(({ documentId }) => [documentId, shown(documentId)]));
}
