import type { SalvageProgress, SalvageReport } from '../../shared/archive/salvageReport.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { BackupHold } from './backupHold.ts';
import type { StoreDefect } from './guardedCall.ts';
import type { StoredArchive } from './storedArchive.ts';

/** What the store process needs to open the archive. */
export interface OpenRequest {
  readonly directory: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** UTC ISO instant: the process has no clock of its own. */
  readonly at: string;
}

/** What the store process may call in the process that started it. */
export interface StoreStarter {
  defect(defect: StoreDefect): void;
}

/** What it may call while it salvages: each step as it begins. */
export interface SalvageStarter extends StoreStarter {
  salvageProgress(progress: SalvageProgress): void;
}

/** Everything the store process serves: `open` once, then the operations, then `shut`; or `salvage` alone. */
export interface StoreFunctions extends StoredArchive {
  open(request: OpenRequest): Result<void>;
  /**
   * Writes the log back and leaves the main file as it is until the hold is given back; writers go on. One at a time:
   * a second one takes the place of the first.
   */
  holdForBackup(): Result<BackupHold>;
  /**
   * Gives the hold back. `archive/process-lost` where this process does not know it: the file may have changed since
   * the hold was made.
   */
  releaseHold(id: string): Result<void>;
  /**
   * Tells how the whole file, as it was at that UTC ISO instant, was found by who verified a byte-for-byte copy: sound
   * counts as the weekly check, unsound makes the next opening look for itself.
   */
  noteWholeCheck(at: string, isSound: boolean): Result<void>;
  /** Whether the whole file is to be checked: a week after the last time, or since an unclean exit. */
  isWholeCheckDue(at: string): Result<boolean>;
  /**
   * Makes the day's backup where there is none or an old one, writes the log back into the database and closes it, also when
   * the backup failed; afterwards the process may end. `at` is a UTC ISO instant.
   */
  shut(at: string): Result<void>;
  /** `salvageArchive` of the folder, which nobody has open; each step is told to the starter. */
  salvage(request: OpenRequest): Result<SalvageReport>;
}
