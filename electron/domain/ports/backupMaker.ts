import type { Result } from '../../../shared/errors/result.ts';

/** A backup that was made, verified and counted. */
export interface BackupMade {
  readonly name: string;
  /** UTC ISO instant of what it holds. */
  readonly at: string;
}

/** Makes backups of an archive that is at work. */
export interface BackupMaker {
  /**
   * Copies the archive in another process while writers go on, opens the copy with the key and verifies it; only then
   * does it count. Holds everything confirmed before it is asked for: a copy that is under way is not the one asked for.
   * A failure has left every backup that was there, and is one of `archive/backup-*`.
   */
  backUp(): Promise<Result<BackupMade>>;
  /**
   * Whether the archive is to be checked whole, which the verification of a backup does: a week after the last time, or
   * since an unclean exit. False where the archive does not answer.
   */
  isCheckOwed(): Promise<boolean>;
}
