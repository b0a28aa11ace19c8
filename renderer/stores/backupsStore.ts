import { create } from 'zustand';
import type { AppError } from '../../shared/errors/appError.ts';
import type { ContractInput, ContractResponse } from '../../shared/ipc/contract.ts';
import type { BackupStandingView } from '../../shared/ipc/areas/backups.ts';
import type { Api } from '../api/api.ts';

/** The backups of the archive, its recovery code and its passphrase. Secrets pass through and are kept nowhere. */
export interface BackupsState {
  readonly list: Pick<ContractResponse['backups.list'], 'folder' | 'backups' | 'former'> | null;
  readonly standing: BackupStandingView | null;
  readonly isWorking: boolean;
  /** What the last attempt of the person answered. */
  readonly failure: AppError | null;
  readonly load: () => Promise<void>;
  /** Resolves with whether it was made; why not is in the standing. */
  readonly make: () => Promise<boolean>;
  /** Resolves with whether the folder was tried and chosen. */
  readonly setFolder: (folder: string | null) => Promise<boolean>;
  /** Resolves with how long it took in milliseconds, or null where the backup is not sound. */
  readonly verify: (backup: string) => Promise<number | null>;
  readonly copyTo: (folder: string) => Promise<readonly string[] | null>;
  readonly newCode: (passphrase: string) => Promise<string | null>;
  readonly changePassphrase: (current: string, wanted: string) => Promise<boolean>;
  /** Resolves with the code of a key that is made and not yet in use. */
  readonly prepareRekey: (current: string, wanted: string) => Promise<string | null>;
  /** Resolves with whether the archive is under the new key. */
  readonly rekey: (recoveryCode: string) => Promise<boolean>;
  readonly removeFormer: () => Promise<boolean>;
}

/** Makes the store of the backups. */
export function createBackupsStore(api: Api) {
  const useBackups = create<BackupsState>()((set, get) => {
    async function attempt<Key extends keyof ContractResponse>(
      verb: Key,
      request: ContractInput[Key],
    ): Promise<ContractResponse[Key] | null> {
      set({ isWorking: true, failure: null });
      const answer = await api.ask(verb, request);
      set({ isWorking: false, failure: answer.ok ? null : answer.error });
      return answer.ok ? answer.value : null;
    }
    return {
      list: null,
      standing: null,
      isWorking: false,
      failure: null,
      load: async () => {
        const list = await attempt('backups.list', {});
        if (list !== null) set({ list, standing: list.standing });
      },
      make: async () => {
        const answer = await api.ask('backups.make', {});
        if (answer.ok) set({ list: answer.value, standing: answer.value.standing, failure: null });
        else if (get().standing?.failure?.code !== answer.error.code)
          set({ failure: answer.error });
        return answer.ok;
      },
      setFolder: async (folder) => (await attempt('backups.setFolder', { folder })) !== null,
      verify: async (backup) => (await attempt('backups.verify', { backup }))?.durationMs ?? null,
      copyTo: async (folder) => (await attempt('backups.copyTo', { folder }))?.files ?? null,
      newCode: async (passphrase) =>
        (await attempt('backups.newCode', { passphrase }))?.recoveryCode ?? null,
      changePassphrase: async (current, wanted) =>
        (await attempt('backups.changePassphrase', { current, wanted })) !== null,
      prepareRekey: async (current, wanted) =>
        (await attempt('backups.prepareRekey', { current, wanted }))?.recoveryCode ?? null,
      rekey: async (recoveryCode) => {
        if ((await attempt('backups.rekey', { recoveryCode })) === null) return false;
        await get().load();
        return true;
      },
      removeFormer: async () => {
        const list = await attempt('backups.removeFormer', {});
        if (list !== null) set({ list, standing: list.standing });
        return list !== null;
      },
    };
  });
  api.on('backups.changed', (standing) => {
    const before = useBackups.getState().standing?.lastAt;
    useBackups.setState({ standing });
    if (standing.lastAt !== before) void useBackups.getState().load();
  });
  return useBackups;
}
