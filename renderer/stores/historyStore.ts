import { create } from 'zustand';
import type { AppError } from '../../shared/errors/appError.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { Operation } from '../../shared/fse/operation.ts';
import type { SubmissionState } from '../../shared/fse/submissionState.ts';
import type { ContractInput, ContractResponse } from '../../shared/ipc/contract.ts';
import type { ActView, DocumentLifeView } from '../../shared/ipc/historyViews.ts';
import type { Api } from '../api/api.ts';
import { startOfDay } from '../i18n/it/dates.ts';

/** How far back the history is shown. */
export type Period = 'today' | 'month' | 'all';

/** What the history is filtered by. */
export interface HistoryFilters {
  readonly text: string;
  readonly period: Period;
  readonly state: SubmissionState | null;
  readonly operation: Operation | null;
}

/** The history as searched, and the document whose life is open. */
export interface HistoryState {
  readonly filters: HistoryFilters;
  readonly acts: readonly ActView[] | null;
  readonly hasMore: boolean;
  readonly failure: AppError | null;
  /** The act chosen in the list. */
  readonly chosen: string | null;
  readonly life: DocumentLifeView | null;
  readonly search: (filters: Partial<HistoryFilters>) => Promise<void>;
  readonly more: () => Promise<void>;
  /** Everything found, as a table for spreadsheets; null when it failed, which is told. */
  readonly exportCsv: () => Promise<ContractResponse['history.exportCsv'] | null>;
  readonly choose: (act: ActView) => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly annul: (documentId: string, surname: string, reason: string) => Promise<Result<unknown>>;
  readonly setHidden: (documentId: string, hidden: boolean) => Promise<Result<unknown>>;
}

const dayMs = 86_400_000;

function fromOf(period: Period, now: Date): string | undefined {
  if (period === 'all') return undefined;
  return period === 'today' ? startOfDay(now) : startOfDay(new Date(now.getTime() - 30 * dayMs));
}

/** Makes the store of the history. */
export function createHistoryStore(api: Api) {
  let asked = 0;
  const useHistory = create<HistoryState>()((set, get) => {
    function wanted(): ContractInput['history.exportCsv'] {
      const { text, period, state, operation } = get().filters;
      const from = fromOf(period, new Date());
      return {
        text,
        ...(from === undefined ? {} : { from }),
        ...(state === null ? {} : { state }),
        ...(operation === null ? {} : { operation }),
      };
    }
    function page(offset: number): Promise<Result<ContractResponse['history.search']>> {
      return api.ask('history.search', { ...wanted(), offset });
    }
    async function loadLife(documentId: string): Promise<void> {
      const life = await api.ask('history.document', { documentId });
      if (life.ok) set({ life: life.value });
      else set({ failure: life.error });
    }
    return {
      filters: { text: '', period: 'month', state: null, operation: null },
      acts: null,
      hasMore: false,
      failure: null,
      chosen: null,
      life: null,
      search: async (filters) => {
        set({ filters: { ...get().filters, ...filters } });
        asked += 1;
        const number = asked;
        const found = await page(0);
        if (number !== asked) return;
        if (!found.ok) {
          set({ failure: found.error });
          return;
        }
        const { acts, hasMore } = found.value;
        set({ acts, hasMore, failure: null });
        const { chosen } = get();
        const [first] = acts;
        if (first !== undefined && !acts.some((act) => act.submissionId === chosen)) {
          await get().choose(first);
        }
      },
      more: async () => {
        const { acts } = get();
        const found = await page(acts?.length ?? 0);
        if (found.ok) {
          set({ acts: [...(acts ?? []), ...found.value.acts], hasMore: found.value.hasMore });
        }
      },
      exportCsv: async () => {
        const exported = await api.ask('history.exportCsv', wanted());
        if (exported.ok) return exported.value;
        set({ failure: exported.error });
        return null;
      },
      choose: async (act) => {
        set({ chosen: act.submissionId });
        await loadLife(act.documentId);
      },
      refresh: async () => {
        const { life, acts } = get();
        if (acts === null) return;
        await get().search({});
        if (life !== null) await loadLife(life.documentId);
      },
      annul: async (documentId, surname, reason) => {
        const done = await api.ask('acts.annul', { documentId, surname, reason });
        if (done.ok) await get().refresh();
        return done;
      },
      setHidden: async (documentId, hidden) => {
        const done = await api.ask('acts.updateMetadata', { documentId, hidden });
        if (done.ok) await get().refresh();
        else set({ failure: done.error });
        return done;
      },
    };
  });
  api.on('queue.changed', () => {
    void useHistory.getState().refresh();
  });
  return useHistory;
}
