const minute = 60_000;
const hour = 60 * minute;

/** The pace of the backups made while the program works; tests bring their own. */
export interface BackupPolicy {
  /** How often it is looked whether one is due. */
  readonly lookMs: number;
  /** How long the person must have asked nothing for a backup to begin. */
  readonly idleMs: number;
  /** How long a backup that is due waits for such a moment at most. */
  readonly latestMs: number;
  /** How long after a failure it is tried again. */
  readonly retryMs: number;
}

/** Once a day, in the first quiet moment, three hours after it became due at the latest. */
export const ordinaryBackupPolicy: BackupPolicy = {
  lookMs: minute,
  idleMs: 2 * minute,
  latestMs: 3 * hour,
  retryMs: hour / 2,
};
