import { create } from 'zustand';
import type { AppError } from '../../shared/errors/appError.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { UnreadableView, UnsignedView } from '../../shared/ipc/unsignedViews.ts';
import type { Api } from '../api/api.ts';
import { coalesced } from './coalesced.ts';

/** The documents that wait for a signature, as the archive holds them. */
export interface UnsignedState {
  /** The last sealed first; null until they were asked for. */
  readonly documents: readonly UnsignedView[] | null;
  /** Those that cannot be read, each with its cause. */
  readonly unreadable: readonly UnreadableView[];
  /** How many of them were looked at so far; null while none has to be. */
  readonly looking: { readonly done: number; readonly total: number } | null;
  readonly failure: AppError | null;
  readonly load: () => Promise<void>;
  /** Takes a document away; it was never signed. */
  readonly withdraw: (documentId: string) => Promise<Result<unknown>>;
}

/** Makes the store of what waits for a signature. */
export function createUnsignedStore(api: Api) {
  const useUnsigned = create<UnsignedState>()((set) => ({
    documents: null,
    unreadable: [],
    looking: null,
    failure: null,
    load: coalesced(async () => {
      for (;;) {
        const answer = await api.ask('documents.unsigned', {});
        if (!answer.ok) {
          set({ looking: null, failure: answer.error });
          return;
        }
        if (answer.value.kind === 'known') {
          const { documents, unreadable } = answer.value;
          set({ documents, unreadable, looking: null, failure: null });
          return;
        }
        const { done, total } = answer.value;
        set({ looking: { done, total } });
      }
    }),
    withdraw: (documentId) => api.ask('documents.withdraw', { documentId }),
  }));
  api.on('documents.changed', () => {
    void useUnsigned.getState().load();
  });
  return useUnsigned;
}
