import { create } from 'zustand';
import type { AppError } from '../../shared/errors/appError.ts';
import type { Result } from '../../shared/errors/result.ts';
import { HISTORY_PAGE } from '../../shared/ipc/areas/history.ts';
import type { ContractResponse } from '../../shared/ipc/contract.ts';
import type { ActView, DocumentLifeView, RecalledActView } from '../../shared/ipc/historyViews.ts';
import type { Api } from '../api/api.ts';
import { areSameFilters, historyQueryOf, type HistoryFilters } from './historyFilters.ts';
import { actOfRow, pagesOfRows, rowOfAct, withPage, type HistoryPages } from './historyPages.ts';
import { lastWanted } from './lastWanted.ts';

/** The history as searched, of which only the pages looked at are here, and the document whose life is open. */
export interface HistoryState {
  readonly filters: HistoryFilters;
  /** How many acts were found; null until the first answer. */
  readonly total: number | null;
  readonly pages: HistoryPages;
  /** The acts that are only in the journal of essentials, by the text searched for. */
  readonly recalled: readonly RecalledActView[];
  /** The row the keyboard is on, from 0. */
  readonly row: number;
  readonly failure: AppError | null;
  /** The act chosen in the list. */
  readonly chosen: string | null;
  readonly life: DocumentLifeView | null;
  /** Other filters begin at the first row; the same ones read again what is in sight. */
  readonly search: (filters: Partial<HistoryFilters>) => Promise<void>;
  /** These rows have come in sight: reads those of their pages that are not there. */
  readonly reach: (first: number, last: number) => Promise<void>;
  /** Goes to a row and chooses its act, at once or when its page comes. */
  readonly moveTo: (row: number) => Promise<void>;
  /** Everything found, as a table for spreadsheets; null when it failed, which is told. */
  readonly exportCsv: () => Promise<ContractResponse['history.exportCsv'] | null>;
  readonly choose: (act: ActView) => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly annul: (documentId: string, surname: string, reason: string) => Promise<Result<unknown>>;
  readonly setHidden: (documentId: string, hidden: boolean) => Promise<Result<unknown>>;
}

/** Makes the store of the history. */
export function createHistoryStore(api: Api) {
  /** Answers to an earlier question are dropped. */
  let asked = 0;
  let inSight = { first: 0, last: HISTORY_PAGE - 1 };
  const onTheWay = new Set<number>();
  const useHistory = create<HistoryState>()((set, get) => {
    const loadLife = lastWanted(async (documentId: string) => {
      const life = await api.ask('history.document', { documentId });
      return () => {
        set(life.ok ? { life: life.value } : { failure: life.error });
      };
    });

    const loadRecalled = lastWanted(async (text: string) => {
      const found = await api.ask('history.recalled', { text });
      return () => {
        set(found.ok ? { recalled: found.value.acts } : { failure: found.error });
      };
    });

    function page(number: number): Promise<Result<ContractResponse['history.search']>> {
      const offset = number * HISTORY_PAGE;
      return api.ask('history.search', { ...historyQueryOf(get().filters), offset });
    }

    /** Reads pages in place of all that was read; null where another question came meanwhile. */
    async function readAnew(numbers: readonly number[]): Promise<number | null> {
      asked += 1;
      const question = asked;
      onTheWay.clear();
      const answers = await Promise.all(numbers.map(page));
      if (question !== asked) return null;
      let pages: HistoryPages = new Map();
      let total = 0;
      for (const [index, answer] of answers.entries()) {
        if (!answer.ok) {
          set({ failure: answer.error });
          return null;
        }
        pages = withPage(pages, numbers[index] ?? 0, answer.value.acts);
        total = answer.value.total;
      }
      set({ pages, total, failure: null });
      return total;
    }

    async function readPage(number: number): Promise<void> {
      const question = asked;
      onTheWay.add(number);
      const answer = await page(number);
      if (question !== asked) return;
      onTheWay.delete(number);
      if (!answer.ok) {
        set({ failure: answer.error });
        return;
      }
      const { acts, total } = answer.value;
      set({ pages: withPage(get().pages, number, acts), total });
      await chooseIfNone();
    }

    /** The row was gone to before its page, or any act, was there. */
    async function chooseIfNone(): Promise<void> {
      const { pages, row, chosen } = get();
      const act = actOfRow(pages, row);
      if (chosen === null && act !== null) await get().choose(act);
    }

    async function begin(): Promise<void> {
      inSight = { first: 0, last: HISTORY_PAGE - 1 };
      if ((await readAnew([0])) === null) return;
      const { chosen, pages } = get();
      const row = (chosen === null ? null : rowOfAct(pages, chosen)) ?? 0;
      set({ row });
      const act = actOfRow(pages, row);
      if (act !== null && act.submissionId !== chosen) await get().choose(act);
    }

    return {
      filters: { text: '', period: 'month', state: null, operation: null },
      total: null,
      pages: new Map(),
      recalled: [],
      row: 0,
      failure: null,
      chosen: null,
      life: null,
      search: async (changes) => {
        const { filters: before, total } = get();
        const filters = { ...before, ...changes };
        set({ filters });
        if (total !== null && areSameFilters(before, filters)) await get().refresh();
        else await Promise.all([begin(), loadRecalled(filters.text)]);
      },
      reach: async (first, last) => {
        inSight = { first, last };
        const { pages } = get();
        const missing = pagesOfRows(first, last).filter(
          (number) => !pages.has(number) && !onTheWay.has(number),
        );
        await Promise.all(missing.map(readPage));
      },
      moveTo: async (row) => {
        const act = actOfRow(get().pages, row);
        set({ row, ...(act === null ? { chosen: null } : {}) });
        if (act !== null) await get().choose(act);
      },
      exportCsv: async () => {
        const exported = await api.ask('history.exportCsv', historyQueryOf(get().filters));
        if (exported.ok) return exported.value;
        set({ failure: exported.error });
        return null;
      },
      choose: async (act) => {
        set({ chosen: act.submissionId });
        await loadLife(act.documentId);
      },
      refresh: async () => {
        const { total: before, life } = get();
        if (before === null) return;
        const total = await readAnew(pagesOfRows(inSight.first, inSight.last));
        if (total === null) return;
        const { pages, chosen, row } = get();
        const found = chosen === null ? null : rowOfAct(pages, chosen);
        // Out of sight the act has gone down by as many rows as have come above it.
        set({ row: found ?? Math.max(0, Math.min(total - 1, row + Math.max(0, total - before))) });
        if (chosen === null) await chooseIfNone();
        else if (life !== null) await loadLife(life.documentId);
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
