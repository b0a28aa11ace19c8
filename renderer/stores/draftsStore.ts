import { create } from 'zustand';
import type { DraftSummaryView } from '../../shared/ipc/draftViews.ts';
import type { Api } from '../api/api.ts';

/** The drafts of the archive, as lists show them. */
export interface DraftsState {
  /** The one changed last first; null until they were asked for. */
  readonly drafts: readonly DraftSummaryView[] | null;
  readonly load: () => Promise<void>;
}

/** Makes the store of the drafts: a projection, asked for anew when one comes or goes. */
export function createDraftsStore(api: Api) {
  /** Answers that arrive after a later question are dropped. */
  let asked = 0;
  const useDrafts = create<DraftsState>()((set) => ({
    drafts: null,
    load: async () => {
      asked += 1;
      const number = asked;
      const answer = await api.ask('drafts.list', {});
      if (number === asked && answer.ok) set({ drafts: answer.value.drafts });
    },
  }));
  api.on('drafts.changed', () => {
    void useDrafts.getState().load();
  });
  return useDrafts;
}
