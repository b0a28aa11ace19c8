import { create } from 'zustand';
import { isAppErrorCode, type AppErrorCode } from '../../shared/errors/appError.ts';
import type { ContractResponse } from '../../shared/ipc/contract.ts';
import type { Api } from '../api/api.ts';
import { pageOfError } from '../features/help/findHelp.ts';

/** The help: its pages, what is searched, and what is open. */
export interface HelpState {
  readonly help: ContractResponse['help.read'] | null;
  readonly question: string;
  /** The page that is open; null shows the list. */
  readonly slug: string | null;
  /** The error whose text stands above the page, when it was asked for by its code. */
  readonly code: AppErrorCode | null;
  /** Over the lock, the recovery or the first run, where there is no desk to go to. */
  readonly isOverStart: boolean;
  readonly load: () => Promise<void>;
  readonly search: (question: string) => void;
  readonly open: (slug: string | null) => void;
  /** Opens the page of an error; a text that is no code is searched for. */
  readonly explain: (code: string) => Promise<void>;
  readonly showOverStart: (isShown: boolean) => void;
}

/** Makes the store of the help. */
export function createHelpStore(api: Api) {
  return create<HelpState>()((set, get) => ({
    help: null,
    question: '',
    slug: null,
    code: null,
    isOverStart: false,
    load: async () => {
      if (get().help !== null) return;
      const help = await api.ask('help.read', {});
      if (help.ok) set({ help: help.value });
    },
    search: (question) => {
      const asked = question.trim().toLowerCase();
      const code = isAppErrorCode(asked) ? asked : null;
      const pages = get().help?.pages ?? [];
      const slug = code === null ? null : (pageOfError(pages, code)?.slug ?? null);
      set({ question, code, slug });
    },
    open: (slug) => {
      set({ slug, code: null });
    },
    explain: async (code) => {
      await get().load();
      get().search(code);
    },
    showOverStart: (isOverStart) => {
      set({ isOverStart });
    },
  }));
}
