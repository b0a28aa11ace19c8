import type { Result } from '../../shared/errors/result.ts';
import type { StandingView } from '../../shared/ipc/standingViews.ts';
import type { ArchiveCustody } from '../domain/ports/archiveCustody.ts';
import type { SettingsFile } from '../domain/settingsFile.ts';
import type { SetupNotesFile } from '../domain/setupNotes.ts';

/**
 * The working folder round the desk: what can be done before the archive is open, and what opens and closes it.
 * One call at a time; each tells the window the new standing with `app.standing`.
 */
export interface Premises {
  readonly standing: () => Promise<StandingView>;
  readonly unlock: (passphrase: string) => Promise<Result<StandingView>>;
  /** Closes the archive, wipes its key and ends the card's process. */
  readonly lock: () => Promise<StandingView>;
  readonly retry: () => Promise<StandingView>;
  readonly recover: (recoveryCode: string, passphrase: string) => Promise<Result<StandingView>>;
  readonly restore: (backup: string) => Promise<Result<StandingView>>;
  readonly setAsideSettings: () => Promise<Result<StandingView>>;
  /** Makes the archive of the environment in use, leaves it open and answers the recovery code. */
  readonly createArchive: (passphrase: string) => Promise<Result<string>>;
  /** Opens every part again, with the settings as they are now; an open archive stays open. */
  readonly refresh: () => Promise<StandingView>;
  /** The custody of the archive in use with the key that opens it; `workspace/locked` while nobody holds it. */
  readonly keeper: () => Promise<
    Result<{ readonly custody: ArchiveCustody; readonly key: Uint8Array }>
  >;
  readonly settingsFile: SettingsFile;
  readonly setupNotes: SetupNotesFile;
}
