import { create } from 'zustand';
import type { AppError } from '../../shared/errors/appError.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { ExchangedFileView, FolderView } from '../../shared/ipc/areas/exchange.ts';
import type { ContractResponse } from '../../shared/ipc/contract.ts';
import type { Api } from '../api/api.ts';
import { askAbout } from '../api/readFile.ts';
import { saveFile } from '../api/saveFile.ts';
import { coalesced } from './coalesced.ts';

/** A file that could not even be handed over, with its reason. */
export interface FailedFile {
  readonly number: number;
  readonly name: string;
  readonly error: AppError;
}

/** What a draft could not take of its file. */
export type FileAccount = ContractResponse['exchange.account'];

/** What comes from other programs: files being taken, files taken, and the folder. */
export interface ExchangeState {
  /** The last taken first; null until it has come. */
  readonly files: readonly ExchangedFileView[] | null;
  readonly folder: FolderView | null;
  readonly failure: AppError | null;
  /** Names of the files still to be taken, the one under way first. */
  readonly waiting: readonly string[];
  /** Taken from this window since it was opened, by hash: what the screen tells apart as just done. */
  readonly fresh: ReadonlySet<string>;
  readonly failed: readonly FailedFile[];
  readonly accounts: ReadonlyMap<string, FileAccount>;
  readonly load: () => Promise<void>;
  /** Takes files one after the other; a bad one stops nothing. */
  readonly take: (files: readonly File[]) => Promise<void>;
  readonly account: (draftId: string) => Promise<void>;
  /** Hands a draft as a file of ours to the person; answers the file's name. */
  readonly exportDraft: (draftId: string) => Promise<Result<string>>;
}

/** Makes the store of what comes from other programs. */
export function createExchangeStore(api: Api) {
  let failures = 0;
  let turn: Promise<void> = Promise.resolve();
  const useExchange = create<ExchangeState>()((set, get) => {
    function handOver(file: File): Promise<Result<ExchangedFileView>> {
      return askAbout(file, (content) =>
        api.ask('exchange.take', { name: file.name.slice(-255), content }),
      );
    }
    async function takeOne(file: File): Promise<void> {
      const taken = await handOver(file);
      if (taken.ok) set({ fresh: new Set([...get().fresh, taken.value.sha256]) });
      else {
        failures += 1;
        const failed = { number: failures, name: file.name, error: taken.error };
        set({ failed: [failed, ...get().failed] });
      }
      set({ waiting: get().waiting.slice(1) });
      await get().load();
    }
    return {
      files: null,
      folder: null,
      failure: null,
      waiting: [],
      fresh: new Set(),
      failed: [],
      accounts: new Map(),
      // Each file taken tells of itself, and the whole list is asked for each time.
      load: coalesced(async () => {
        const list = await api.ask('exchange.list', {});
        if (list.ok) set({ ...list.value, failure: null });
        else set({ failure: list.error });
      }),
      take: async (files) => {
        set({ waiting: [...get().waiting, ...files.map(({ name }) => name)] });
        // Two handfuls of files are taken in turn, each in its own order.
        turn = turn.then(async () => {
          for (const file of files) await takeOne(file);
        });
        await turn;
      },
      account: async (draftId) => {
        const account = await api.ask('exchange.account', { draftId });
        if (account.ok) set({ accounts: new Map([...get().accounts, [draftId, account.value]]) });
        else set({ failure: account.error });
      },
      exportDraft: async (draftId) => {
        const file = await api.ask('exchange.export', { draftId });
        if (!file.ok) return file;
        saveFile(file.value.fileName, file.value.mediaType, file.value.content);
        return ok(file.value.fileName);
      },
    };
  });
  api.on('exchange.changed', () => {
    void useExchange.getState().load();
  });
  return useExchange;
}
