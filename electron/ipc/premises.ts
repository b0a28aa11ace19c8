import type { Result } from '../../shared/errors/result.ts';
import type { DoctorOfComputer, StandingView } from '../../shared/ipc/standingViews.ts';
import type { ArchiveCustody } from '../domain/ports/archiveCustody.ts';
import type { SettingsFile } from '../domain/settingsFile.ts';
import type { SetupNotesFile } from '../domain/setupNotes.ts';

/** The doctors who share this computer, as the premises of one of them know the others. */
export interface DoctorsOfComputer {
  /** Whose premises these are. */
  readonly current: string;
  readonly list: () => Promise<readonly DoctorOfComputer[]>;
  /** Leaves these premises, with everything closed, and enters those of another doctor, which are locked. */
  readonly switchTo: (doctor: string) => Promise<Result<StandingView>>;
  /** Leaves these premises for new ones, in which a first run begins. */
  readonly add: () => Promise<Result<StandingView>>;
}

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
  /** Makes a new archive of what a damaged one still gives; tells `app.salvaging` on the way. It opens with `retry`. */
  readonly salvage: () => Promise<Result<StandingView>>;
  readonly setAsideSettings: () => Promise<Result<StandingView>>;
  /** Makes the archive of the environment in use, leaves it open and answers the recovery code. */
  readonly createArchive: (passphrase: string) => Promise<Result<string>>;
  /**
   * The settings were rewritten. With `reopens` every part is opened again with them, and an open archive stays
   * open; else only the standing is told.
   */
  readonly settingsChanged: (reopens: boolean) => Promise<StandingView>;
  /** Takes over settings and sealed archives of another computer; refused where there are any here. */
  readonly bring: (folder: string) => Promise<Result<StandingView>>;
  /** Copies what another computer needs to a folder; answers the names written. */
  readonly copyTo: (folder: string) => Promise<Result<{ readonly files: string[] }>>;
  /**
   * Encrypts the archive in use under the key that was prepared, its code typed again, and opens everything anew. After
   * an error the key of before is still the one.
   */
  readonly rekey: (recoveryCode: string) => Promise<Result<void>>;
  /** Begins to leave for the version that waits; `update/…` says why not. */
  readonly installUpdate: () => Promise<Result<void>>;
  /** The password of the proxy, kept in memory until the desk is locked. */
  readonly giveProxyPassword: (password: string) => void;
  /** The custody of the archive in use with the key that opens it; `workspace/locked` while nobody holds it. */
  readonly keeper: () => Promise<
    Result<{ readonly custody: ArchiveCustody; readonly key: Uint8Array }>
  >;
  readonly doctors: DoctorsOfComputer;
  readonly settingsFile: SettingsFile;
  readonly setupNotes: SetupNotesFile;
}
