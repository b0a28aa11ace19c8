import { create } from 'zustand';
import type { AppError } from '../../shared/errors/appError.ts';
import type { DifferenceView } from '../../shared/ipc/differenceViews.ts';
import type { DocumentView } from '../../shared/ipc/documentViews.ts';
import type { Api } from '../api/api.ts';

/** The sealed document looked at before signing, and what changes with it. */
export interface DifferenceState {
  readonly document: DocumentView | null;
  readonly difference: DifferenceView | null;
  readonly failure: AppError | null;
  /** What did not change is shown too, word by word. */
  readonly isWhole: boolean;
  readonly isPdfOpen: boolean;
  /** Shows a document at hand. */
  readonly show: (document: DocumentView) => Promise<void>;
  /** Shows a document of the archive. */
  readonly open: (documentId: string) => Promise<void>;
  readonly toggleWhole: () => void;
  readonly setPdfOpen: (isPdfOpen: boolean) => void;
  readonly clear: () => void;
}

const nothingShown = {
  document: null,
  difference: null,
  failure: null,
  isWhole: false,
  isPdfOpen: false,
} as const;

/** Makes the store of the last look before signing. */
export function createDifferenceStore(api: Api) {
  /** Answers about a document that is no longer wanted are dropped. */
  let asked = 0;
  return create<DifferenceState>()((set, get) => ({
    ...nothingShown,
    show: async (document) => {
      const { documentId } = document;
      asked += 1;
      const number = asked;
      set({ ...nothingShown, document });
      const answer = await api.ask('documents.difference', { documentId });
      if (number !== asked) return;
      if (answer.ok) set({ difference: answer.value });
      else set({ failure: answer.error });
    },
    open: async (documentId) => {
      asked += 1;
      const number = asked;
      set(nothingShown);
      const opened = await api.ask('documents.open', { documentId });
      if (number !== asked) return;
      if (opened.ok) await get().show(opened.value);
      else set({ failure: opened.error });
    },
    toggleWhole: () => {
      set({ isWhole: !get().isWhole });
    },
    setPdfOpen: (isPdfOpen) => {
      set({ isPdfOpen });
    },
    clear: () => {
      asked += 1;
      set(nothingShown);
    },
  }));
}
