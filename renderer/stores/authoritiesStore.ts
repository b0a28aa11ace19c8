import { create } from 'zustand';
import type { AppError } from '../../shared/errors/appError.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { AuthoritiesView } from '../../shared/ipc/areas/authorities.ts';
import type { Api } from '../api/api.ts';
import { askAbout } from '../api/readFile.ts';

/** A file that was looked into and is not trusted yet. */
export interface ReadAuthorityFile {
  readonly content: string;
  readonly authorities: AuthoritiesView['added'];
}

/** The authorities of the environment in use. */
export interface AuthoritiesState {
  readonly list: AuthoritiesView | null;
  readonly read: ReadAuthorityFile | null;
  readonly failure: AppError | null;
  readonly load: () => Promise<void>;
  /** Looks into a file; null forgets the one looked into. */
  readonly look: (file: File | null) => Promise<void>;
  /** Trusts what was looked into; resolves with whether it is trusted now. */
  readonly add: () => Promise<boolean>;
  readonly remove: (fingerprint: string) => Promise<boolean>;
}

/** Makes the store of the authorities. */
export function createAuthoritiesStore(api: Api) {
  /** What a file that is no longer the chosen one has in it is dropped: another would be trusted than is named. */
  let chosen = 0;
  return create<AuthoritiesState>()((set, get) => {
    function take(answer: Result<AuthoritiesView>): boolean {
      set(
        answer.ok ? { list: answer.value, failure: null, read: null } : { failure: answer.error },
      );
      return answer.ok;
    }
    return {
      list: null,
      read: null,
      failure: null,
      load: async () => {
        const list = await api.ask('authorities.list', {});
        set(list.ok ? { list: list.value } : { failure: list.error });
      },
      look: async (file) => {
        chosen += 1;
        const number = chosen;
        set({ read: null, failure: null });
        if (file === null) return;
        const looked = await askAbout(file, async (content) => {
          const answer = await api.ask('authorities.read', { content });
          return answer.ok ? ok({ content, authorities: answer.value }) : answer;
        });
        if (number !== chosen) return;
        set(looked.ok ? { read: looked.value } : { failure: looked.error });
      },
      add: async () => {
        const { read } = get();
        return read !== null && take(await api.ask('authorities.add', { content: read.content }));
      },
      remove: async (fingerprint) => take(await api.ask('authorities.remove', { fingerprint })),
    };
  });
}
