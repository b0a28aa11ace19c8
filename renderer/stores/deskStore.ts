import { create } from 'zustand';
import type { AppError } from '../../shared/errors/appError.ts';
import type { PresenceView } from '../../shared/ipc/cardViews.ts';
import type { ContractResponse } from '../../shared/ipc/contract.ts';
import type { Api } from '../api/api.ts';

/** The screens of the window. */
export type Screen =
  | 'today'
  | 'patients'
  | 'exchange'
  | 'review'
  | 'editor'
  | 'difference'
  | 'queue'
  | 'history'
  | 'settings'
  | 'diagnostics'
  | 'help';

/** What every screen knows: whose desk, what the card is like, where we are, what was said last. */
export interface DeskState {
  readonly overview: ContractResponse['app.overview'] | null;
  readonly presence: PresenceView | null;
  readonly failure: AppError | null;
  readonly isDisconnected: boolean;
  readonly screen: Screen;
  readonly isPaletteOpen: boolean;
  /** The last announcement; `number` tells two equal ones apart. */
  readonly said: { readonly text: string; readonly number: number } | null;
  /** What the screen says of itself in the status bar for as long as it is so; null for nothing. */
  readonly note: string | null;
  readonly load: () => Promise<void>;
  readonly go: (screen: Screen) => void;
  readonly say: (text: string) => void;
  readonly setNote: (note: string | null) => void;
  readonly setPalette: (isOpen: boolean) => void;
}

/** Makes the store of the frame. */
export function createDeskStore(api: Api) {
  /** A window opened late has missed what was told of the card before; what is told meanwhile is newer. */
  async function look(): Promise<void> {
    const seen = await api.ask('card.presence', {});
    if (seen.ok && useDesk.getState().presence === null) useDesk.setState({ presence: seen.value });
  }
  const useDesk = create<DeskState>()((set, get) => ({
    overview: null,
    presence: null,
    failure: null,
    isDisconnected: false,
    screen: 'today',
    isPaletteOpen: false,
    said: null,
    note: null,
    load: async () => {
      void look();
      const overview = await api.ask('app.overview', {});
      if (overview.ok) set({ overview: overview.value, failure: null });
      else set({ failure: overview.error });
    },
    go: (screen) => {
      set({ screen, isPaletteOpen: false });
    },
    say: (text) => {
      set({ said: { text, number: (get().said?.number ?? 0) + 1 } });
    },
    setNote: (note) => {
      set({ note });
    },
    setPalette: (isPaletteOpen) => {
      set({ isPaletteOpen });
    },
  }));
  api.on('card.changed', (presence) => {
    useDesk.setState({ presence });
  });
  api.onDisconnected(() => {
    useDesk.setState({ isDisconnected: true });
  });
  return useDesk;
}
