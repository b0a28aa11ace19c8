import type { UpdateView } from '../../../shared/ipc/standingViews.ts';
import { changesIn, type ReleaseNotes } from './releaseNotes.ts';
import { mayInstall, refusalOf, type InstallFacts } from './updatePolicy.ts';

/** The part of electron-updater's `AppUpdater` this program uses. */
export interface UpdaterLike {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  allowDowngrade: boolean;
  allowPrerelease: boolean;
  disableWebInstaller: boolean;
  checkForUpdates(): Promise<unknown>;
  downloadUpdate(): Promise<unknown>;
  quitAndInstall(isSilent: boolean, isForceRunAfter: boolean): void;
  on(
    event: 'update-available' | 'update-downloaded',
    listener: (info: { readonly version: string; readonly releaseNotes?: ReleaseNotes }) => void,
  ): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** What the update desk is made of. */
export interface UpdateDeskParts {
  readonly updater: UpdaterLike;
  readonly currentVersion: string;
  readonly onReady: (update: UpdateView) => void;
  /** Told what went wrong, for the log; an update that fails costs the doctor nothing. */
  readonly onFailure: (error: unknown) => void;
}

/** Looks for updates and holds the one downloaded until it may be installed. */
export interface UpdateDesk {
  readonly check: () => Promise<void>;
  /** What was downloaded and waits, with what changes; null where nothing does. */
  readonly ready: () => UpdateView | null;
  /** Installs what was downloaded if nothing speaks against it; the program then ends, or starts again if asked for. */
  readonly installAtClosing: (facts: Omit<InstallFacts, 'isDownloaded' | 'isClosing'>) => boolean;
}

/**
 * Updates over electron-updater, which checks the digest of what it downloads and, on Windows, its publisher against
 * the names this installed version carries. What is added here: never an older or another kind of version, never
 * while something is to be sent or written or in surgery hours, and the staged share is the feed's (reliability §4).
 */
export function createUpdateDesk(parts: UpdateDeskParts): UpdateDesk {
  const { updater } = parts;
  let downloaded: UpdateView | null = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableWebInstaller = true;

  async function attempt(operation: () => Promise<unknown>): Promise<void> {
    try {
      await operation();
    } catch (error: unknown) {
      parts.onFailure(error);
    }
  }

  updater.on('update-available', ({ version }) => {
    const refusal = refusalOf(version, parts.currentVersion);
    if (refusal === null) void attempt(() => updater.downloadUpdate());
    else parts.onFailure(new Error(`offered version refused: ${refusal}`));
  });
  updater.on('update-downloaded', ({ version, releaseNotes }) => {
    if (refusalOf(version, parts.currentVersion) !== null) return;
    downloaded = { version, changes: [...changesIn(releaseNotes)] };
    parts.onReady(downloaded);
  });
  updater.on('error', (error) => {
    downloaded = null;
    parts.onFailure(error);
  });

  return {
    ready: () => downloaded,
    check: () => attempt(() => updater.checkForUpdates()),
    installAtClosing: (facts) => {
      const isDownloaded = downloaded !== null;
      if (!mayInstall({ ...facts, isDownloaded, isClosing: true })) return false;
      updater.quitAndInstall(true, facts.isAskedFor);
      return true;
    },
  };
}
