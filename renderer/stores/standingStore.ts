import { create } from 'zustand';
import type { SalvageProgress } from '../../shared/archive/salvageReport.ts';
import type { AppError } from '../../shared/errors/appError.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { StandingView } from '../../shared/ipc/standingViews.ts';
import type { Api } from '../api/api.ts';
import { attempting, type Attempting } from './attempting.ts';

/** In which state the program is, and what opens, locks and mends it. Secrets pass through and are kept nowhere. */
export interface StandingState extends Attempting {
  readonly standing: StandingView | null;
  /** The page begins anew: what would be typed in this one would go with it. */
  readonly isLeaving: boolean;
  /** How far a salvage is; null while none runs. */
  readonly salvaging: SalvageProgress | null;
  /** What a check of a backup found, by its name: null where it is sound. */
  readonly checkedBackups: ReadonlyMap<string, AppError | null>;
  /** Takes what was told of where the program stands. */
  readonly take: (standing: StandingView) => void;
  readonly load: () => Promise<void>;
  readonly unlock: (passphrase: string) => Promise<void>;
  readonly lock: () => Promise<void>;
  readonly retry: () => Promise<void>;
  readonly recover: (recoveryCode: string, passphrase: string) => Promise<void>;
  readonly restore: (backup: string) => Promise<void>;
  /** Checks the backups, newest first, until one is sound. */
  readonly findSoundBackup: (backups: readonly string[]) => Promise<void>;
  readonly salvage: () => Promise<void>;
  readonly setAsideSettings: () => Promise<void>;
  /** Leaves for the version that waits; answers why not, or null where it has begun. */
  readonly installUpdate: () => Promise<AppError | null>;
  /** Leaves this doctor's archive for the lock screen of another's. */
  readonly switchDoctor: (doctor: string) => Promise<void>;
  /** Begins the first run of another doctor. */
  readonly addDoctor: () => Promise<void>;
}

/**
 * Makes the store of the standing. When an open desk is locked, or another doctor comes, `reload` begins the page anew:
 * what the other stores held must not stay in memory behind the lock.
 */
export function createStandingStore(
  api: Api,
  reload = (): void => {
    location.reload();
  },
) {
  const useStanding = create<StandingState>()((set, get) => {
    const attempt = attempting(set);
    async function stand(asked: Promise<Result<StandingView>>): Promise<void> {
      const standing = await attempt(asked);
      if (standing !== null) get().take(standing);
    }
    return {
      standing: null,
      isLeaving: false,
      take: (standing) => {
        const { standing: before, isLeaving } = get();
        if (isLeaving) return;
        const isLocked = before?.state.kind === 'ready' && standing.state.kind !== 'ready';
        const isAnother = before !== null && before.doctor !== standing.doctor;
        set({ standing, isLeaving: isLocked || isAnother });
        if (isLocked || isAnother) reload();
      },
      isWorking: false,
      failure: null,
      salvaging: null,
      checkedBackups: new Map(),
      // Not an attempt: what was told meanwhile may be on the screen already, and who acts on it must not be made to wait.
      load: async () => {
        const { standing: before } = get();
        const loaded = await api.ask('app.standing', {});
        // What was told meanwhile is newer than what was asked: an old "locked" would begin an open page anew.
        if (get().standing !== before) return;
        if (loaded.ok) get().take(loaded.value);
        else set({ failure: loaded.error });
      },
      unlock: (passphrase) => stand(api.ask('app.unlock', { passphrase })),
      lock: async () => {
        await api.ask('app.lock', {});
      },
      retry: () => stand(api.ask('app.retry', {})),
      recover: (recoveryCode, passphrase) =>
        stand(api.ask('app.recover', { recoveryCode, passphrase })),
      restore: (backup) => stand(api.ask('app.restore', { backup })),
      findSoundBackup: async (backups) => {
        const known = get().checkedBackups;
        if (backups.some((backup) => known.get(backup) === null)) return;
        for (const backup of backups.filter((each) => !known.has(each))) {
          const verified = await api.ask('backups.verify', { backup });
          const found = verified.ok ? null : verified.error;
          set({ checkedBackups: new Map(get().checkedBackups).set(backup, found) });
          if (verified.ok) return;
        }
      },
      salvage: async () => {
        await stand(api.ask('app.salvage', {}));
        set({ salvaging: null });
      },
      setAsideSettings: () => stand(api.ask('app.setAsideSettings', {})),
      installUpdate: async () => {
        const begun = await api.ask('app.installUpdate', {});
        return begun.ok ? null : begun.error;
      },
      switchDoctor: (doctor) => stand(api.ask('app.switchDoctor', { doctor })),
      addDoctor: () => stand(api.ask('app.addDoctor', {})),
    };
  });
  api.on('app.salvaging', (salvaging) => {
    useStanding.setState({ salvaging });
  });
  api.on('app.standing', (standing) => {
    useStanding.getState().take(standing);
  });
  return useStanding;
}
