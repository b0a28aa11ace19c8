import { create } from 'zustand';
import type { ContractResponse } from '../../shared/ipc/contract.ts';
import type { BackupStandingView } from '../../shared/ipc/areas/backups.ts';
import type { Api } from '../api/api.ts';
import { attempting, reading, type Attempting } from './attempting.ts';

/** The backups of the archive, its recovery code and its passphrase. Secrets pass through and are kept nowhere. */
export interface BackupsState extends Attempting {
  readonly list: Pick<ContractResponse['backups.list'], 'folder' | 'backups' | 'former'> | null;
  readonly standing: BackupStandingView | null;
  /** For who comes to look: what failed before is no longer said. */
  readonly load: () => Promise<void>;
  /** Resolves with whether it was made; why not is in the standing. */
  readonly make: () => Promise<boolean>;
  /** Resolves with whether the folder was tried and chosen. */
  readonly setFolder: (folder: string | null) => Promise<boolean>;
  /** Resolves with how long it took in milliseconds, or null where the backup is not sound. */
  readonly verify: (backup: string) => Promise<number | null>;
  readonly copyTo: (folder: string) => Promise<readonly string[] | null>;
  /** Resolves with a recovery code that is made and does not hold yet. */
  readonly prepareCode: (passphrase: string) => Promise<string | null>;
  /** Resolves with whether the new recovery code is the one that holds. */
  readonly confirmCode: (recoveryCode: string) => Promise<boolean>;
  readonly changePassphrase: (current: string, wanted: string) => Promise<boolean>;
  /** Resolves with the code of a key that is made and not yet in use. */
  readonly prepareRekey: (current: string, wanted: string) => Promise<string | null>;
  /** Resolves with whether the archive is under the new key. */
  readonly rekey: (recoveryCode: string) => Promise<boolean>;
  readonly removeFormer: () => Promise<boolean>;
}

/** Makes the store of the backups. */
export function createBackupsStore(api: Api) {
  /** A copy made by itself meanwhile changes the list under what is being typed or was just said. */
  async function read(): Promise<void> {
    const { standing: before } = useBackups.getState();
    const list = await reading(useBackups.setState)(api.ask('backups.list', {}));
    if (list === null) return;
    // What was told of the copies meanwhile is newer than what was asked.
    const { standing: told } = useBackups.getState();
    useBackups.setState({ list, standing: told === before ? list.standing : told });
  }
  const useBackups = create<BackupsState>()((set, get) => {
    const attempt = attempting(set);
    return {
      list: null,
      standing: null,
      isWorking: false,
      failure: null,
      load: () => {
        set({ failure: null });
        return read();
      },
      make: async () => {
        const answer = await api.ask('backups.make', {});
        if (answer.ok) set({ list: answer.value, standing: answer.value.standing, failure: null });
        else if (get().standing?.failure?.code !== answer.error.code)
          set({ failure: answer.error });
        return answer.ok;
      },
      setFolder: async (folder) =>
        (await attempt(api.ask('backups.setFolder', { folder }))) !== null,
      verify: async (backup) =>
        (await attempt(api.ask('backups.verify', { backup })))?.durationMs ?? null,
      copyTo: async (folder) =>
        (await attempt(api.ask('backups.copyTo', { folder })))?.files ?? null,
      prepareCode: async (passphrase) =>
        (await attempt(api.ask('backups.prepareCode', { passphrase })))?.recoveryCode ?? null,
      confirmCode: async (recoveryCode) =>
        (await attempt(api.ask('backups.confirmCode', { recoveryCode }))) !== null,
      changePassphrase: async (current, wanted) =>
        (await attempt(api.ask('backups.changePassphrase', { current, wanted }))) !== null,
      prepareRekey: async (current, wanted) =>
        (await attempt(api.ask('backups.prepareRekey', { current, wanted })))?.recoveryCode ?? null,
      rekey: async (recoveryCode) => {
        if ((await attempt(api.ask('backups.rekey', { recoveryCode }))) === null) return false;
        await read();
        return true;
      },
      removeFormer: async () => {
        const list = await attempt(api.ask('backups.removeFormer', {}));
        if (list !== null) set({ list, standing: list.standing });
        return list !== null;
      },
    };
  });
  api.on('backups.changed', (standing) => {
    const before = useBackups.getState().standing?.lastAt;
    useBackups.setState({ standing });
    if (standing.lastAt !== before) void read();
  });
  return useBackups;
}
