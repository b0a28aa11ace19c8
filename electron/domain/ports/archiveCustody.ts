import type { OnSalvageProgress, SalvageReport } from '../../../shared/archive/salvageReport.ts';
import type { Result } from '../../../shared/errors/result.ts';

/** What former keys still open. */
export interface FormerCopies {
  /** The folder of the archive, in which they are. */
  readonly folder: string;
  /** How many backups and files kept aside. */
  readonly count: number;
}

/** What surrounds a closed archive: its key, sealed under passphrase and recovery code, and its backups. */
export interface ArchiveCustody {
  /**
   * What lies in the folder, looked at and not opened. `archive/key-missing` where data has no key beside it,
   * `archive/key-file-unreadable` where the key file is damaged.
   */
  found(): Promise<Result<'nothing' | 'sealed'>>;
  /** Makes the key of a new archive. The recovery code is told this once and kept nowhere. */
  create(
    passphrase: string,
  ): Promise<Result<{ readonly key: Uint8Array; readonly recoveryCode: string }>>;
  /** The key (32 bytes) by the passphrase. */
  unlock(passphrase: string): Promise<Result<Uint8Array>>;
  /** The key by the printed code, also where the key file is gone and its copy among the backups is not. */
  recover(recoveryCode: string): Promise<Result<Uint8Array>>;
  /** Another passphrase for the same key; the recovery code stays. */
  changePassphrase(key: Uint8Array, passphrase: string): Promise<Result<void>>;
  /**
   * Makes another recovery code for the same key and answers it, told this once and kept nowhere. The one printed before
   * holds until `confirmRecoveryCode`; a code prepared before is dropped.
   */
  prepareRecoveryCode(key: Uint8Array): Promise<Result<string>>;
  /**
   * Puts the prepared code, typed again, in the place of the one printed before, which opens nothing any more;
   * `archive/new-code-*` or `archive/recovery-code-malformed` where not. `record` is called once the code is believed,
   * and its error stops everything.
   */
  confirmRecoveryCode(
    key: Uint8Array,
    recoveryCode: string,
    record: () => Promise<Result<void>>,
  ): Promise<Result<void>>;
  /**
   * Makes another key, sealed under this passphrase, and answers its recovery code, told this once and kept nowhere.
   * Nothing changes before `rekey`; a key prepared before is dropped.
   */
  prepareRekey(passphrase: string): Promise<Result<string>>;
  /** Whether the code typed again opens the key that was prepared; `archive/rekey-*` where not. */
  confirmRekey(recoveryCode: string): Promise<Result<void>>;
  /**
   * Encrypts the archive, which must be closed, under the key that was prepared, in a process of its own; the code typed
   * again is the proof that it is on paper. Answers the key that opens the archive from now on. Cut off at any instant,
   * the archive opens with the old key or with the new one; an error means the old one.
   */
  rekey(key: Uint8Array, recoveryCode: string, at: Date): Promise<Result<Uint8Array>>;
  /** Backups and files kept aside that only former keys open: whoever has an old code reads them. */
  formerCopies(): FormerCopies;
  /** Removes them; what the key of now opens stays. */
  removeFormerCopies(): Result<void>;
  /** The folder of the backups. */
  readonly backupFolder: string;
  /** Names of the backups, newest first. */
  backups(): readonly string[];
  /** UTC ISO instant of what the newest backup holds; null where there is none. */
  newestBackupAt(): string | null;
  /** Opens a copy of a backup and checks it whole, as a restore would. */
  verifyBackup(name: string, key: Uint8Array): Result<void>;
  /** Checks the closed archive whole; `archive/locked` where another process has it open. */
  check(key: Uint8Array): Result<void>;
  /** Puts a verified backup in the place of the archive, which is kept aside. The archive must be closed. */
  restoreBackup(name: string, key: Uint8Array, at: Date): Result<void>;
  /**
   * Makes a sound archive out of a damaged one and the newest good backup, and tells exactly what was lost. The damaged
   * file is kept aside whole. The archive must be closed.
   */
  salvage(key: Uint8Array, at: Date, onProgress: OnSalvageProgress): Promise<Result<SalvageReport>>;
  /**
   * Copies key file, newest backup and, where given, the settings file into a folder on another disk, in a process of
   * its own, each file whole or not at all; answers the folder made inside. Laid out as a working folder whose archive
   * is a backup: taken over on another computer, it is restored there. `archive/backup-*` where it did not succeed, or
   * where the signal ended it.
   */
  copyTo(folder: string, settingsFile: string | null, signal: AbortSignal): Promise<Result<string>>;
}
