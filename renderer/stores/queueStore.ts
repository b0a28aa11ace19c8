import { create } from 'zustand';
import type { AppError } from '../../shared/errors/appError.ts';
import type { ContractResponse } from '../../shared/ipc/contract.ts';
import type { Api } from '../api/api.ts';
import { startOfDay } from '../i18n/it/dates.ts';
import { coalesced } from './coalesced.ts';

/** The queue as the trusted side holds it, refreshed at each of its events. */
export interface QueueState {
  readonly list: ContractResponse['queue.list'] | null;
  readonly failure: AppError | null;
  readonly load: () => Promise<void>;
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  /** The network may be back: what waits for it alone is tried. */
  readonly wake: () => Promise<void>;
  readonly verify: (submissionId: string) => Promise<void>;
  readonly cancel: (submissionId: string) => Promise<void>;
  /** Sends refused acts again; answers how many were queued. */
  readonly resend: (submissionIds: readonly string[]) => Promise<number>;
}

/** Makes the store of the queue. */
export function createQueueStore(api: Api) {
  const useQueue = create<QueueState>()((set, get) => {
    async function tell(verb: 'queue.pause' | 'queue.resume' | 'queue.wake'): Promise<void> {
      const told = await api.ask(verb, {});
      set({ failure: told.ok ? null : told.error });
      await get().load();
    }
    async function tellAbout(
      verb: 'queue.verify' | 'queue.cancel',
      submissionId: string,
    ): Promise<void> {
      const told = await api.ask(verb, { submissionId });
      set({ failure: told.ok ? null : told.error });
      await get().load();
    }
    return {
      list: null,
      failure: null,
      // While hundreds leave each tells of itself, and the whole list is asked for each time.
      load: coalesced(async () => {
        const list = await api.ask('queue.list', { since: startOfDay(new Date()) });
        if (list.ok) set({ list: list.value });
        else set({ failure: list.error });
      }),
      pause: () => tell('queue.pause'),
      resume: () => tell('queue.resume'),
      wake: () => tell('queue.wake'),
      verify: (submissionId) => tellAbout('queue.verify', submissionId),
      resend: async (submissionIds) => {
        const told = await api.ask('queue.resend', { submissionIds: [...submissionIds] });
        const results = told.ok ? told.value.results : [];
        const failed = results.find(({ error }) => error !== null);
        set({ failure: told.ok ? (failed?.error ?? null) : told.error });
        await get().load();
        return results.filter(({ error }) => error === null).length;
      },
      cancel: (submissionId) => tellAbout('queue.cancel', submissionId),
    };
  });
  api.on('queue.changed', () => {
    void useQueue.getState().load();
  });
  return useQueue;
}
