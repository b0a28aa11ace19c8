import { create } from 'zustand';
import type { AppError } from '../../shared/errors/appError.ts';
import { MOST_SIGNED_AT_ONCE, type BatchResultView } from '../../shared/ipc/areas/signing.ts';
import type { UnsignedView } from '../../shared/ipc/unsignedViews.ts';
import type { Api } from '../api/api.ts';
import { afterSigningFailure, isGivenUp, isOfTheCard } from './signingFailures.ts';

/** Many signatures, one after the other. */
export interface BatchState {
  /** The documents of the batch in their order; null where there is none. */
  readonly documents: readonly UnsignedView[] | null;
  readonly results: ReadonlyMap<string, BatchResultView>;
  /** Left out by the person before their turn. */
  readonly skipped: ReadonlySet<string>;
  readonly phase: 'running' | 'stopped' | 'done';
  /** How many of a round were looked at so far, before the card is asked for any; null once they all were. */
  readonly checking: { readonly done: number; readonly total: number } | null;
  readonly failure: AppError | null;
  /** Milliseconds at which each document was signed, to tell how long the others take. */
  readonly signedAtMs: readonly number[];
  readonly start: (documents: readonly UnsignedView[], certificate: string | null) => Promise<void>;
  /** Goes on with what is not signed yet. */
  readonly resume: (certificate: string | null) => Promise<void>;
  readonly skip: (documentId: string) => void;
  /** Before the next signature; what is signed stays signed. */
  readonly stop: () => void;
  readonly close: () => void;
}

/** Whether a document may still be signed by going on. */
function isLeft(result: BatchResultView | undefined): boolean {
  if (result === undefined) return true;
  if (result.outcome === 'stopped' || result.outcome === 'card') return true;
  return result.outcome === 'failed' && result.error !== null && isOfTheCard(result.error);
}

/** The documents that going on would sign, in their order. */
export function documentsLeft(
  state: Pick<BatchState, 'documents' | 'results' | 'skipped'>,
): readonly UnsignedView[] {
  return (state.documents ?? []).filter(
    ({ documentId }) => isLeft(state.results.get(documentId)) && !state.skipped.has(documentId),
  );
}

const empty = {
  documents: null,
  results: new Map<string, BatchResultView>(),
  skipped: new Set<string>(),
  phase: 'done',
  checking: null,
  failure: null,
  signedAtMs: [],
} as const;

/** Makes the store of a batch of signatures. */
export function createBatchStore(api: Api) {
  const useBatch = create<BatchState>()((set, get) => {
    function remember(result: BatchResultView): void {
      set({ results: new Map(get().results).set(result.documentId, result) });
    }

    /**
     * Asks for what is left, as many at a time as one PIN is good for. A wrong PIN ends the round and is asked again in
     * a new one; what the person or the card stopped is left for the person to go on with.
     */
    async function run(certificate: string | null): Promise<void> {
      for (;;) {
        const left = documentsLeft(get());
        if (left.length === 0) {
          set({ phase: 'done' });
          return;
        }
        set({ phase: 'running' });
        const documentIds = left.slice(0, MOST_SIGNED_AT_ONCE).map(({ documentId }) => documentId);
        const answer = await api.ask('signing.submitMany', { documentIds, certificate });
        set({ checking: null });
        if (answer.ok) answer.value.results.forEach(remember);
        const error = answer.ok ? answer.value.stoppedBy : answer.error;
        if (error !== null && afterSigningFailure(error) === 'ask-again') {
          set({ failure: error });
          continue;
        }
        const stillLeft = new Set(documentsLeft(get()).map(({ documentId }) => documentId));
        if (error === null && !documentIds.some((each) => stillLeft.has(each))) continue;
        const failure = error === null || isGivenUp(error) ? null : error;
        set({ failure, phase: documentsLeft(get()).length === 0 ? 'done' : 'stopped' });
        return;
      }
    }

    return {
      ...empty,
      start: (documents, certificate) => {
        set({ ...empty, documents, phase: 'running' });
        return run(certificate);
      },
      resume: (certificate) => {
        set({ failure: null });
        return run(certificate);
      },
      skip: (documentId) => {
        set({ skipped: new Set(get().skipped).add(documentId) });
        void api.ask('signing.skip', { documentId });
      },
      stop: () => {
        void api.ask('signing.stop', {});
      },
      close: () => {
        set(empty);
      },
    };
  });
  api.on('signing.checked', ({ done, total }) => {
    if (useBatch.getState().phase === 'running') {
      useBatch.setState({ checking: done < total ? { done, total } : null });
    }
  });
  api.on('signing.result', ({ done: _done, total: _total, ...result }) => {
    const { results, signedAtMs, documents } = useBatch.getState();
    if (documents === null) return;
    useBatch.setState({
      results: new Map(results).set(result.documentId, result),
      signedAtMs: result.outcome === 'signed' ? [...signedAtMs, performance.now()] : signedAtMs,
      ...(result.outcome === 'signed' ? { failure: null } : {}),
    });
  });
  return useBatch;
}
