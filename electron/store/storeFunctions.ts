import type { Result } from '../../shared/errors/result.ts';
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

/** Everything the store process serves: `open` once, then the operations, then `shut`. */
export interface StoreFunctions extends StoredArchive {
  open(request: OpenRequest): Result<void>;
  /**
   * Makes the day's backup where there is none, writes the log back into the database and closes it, also when
   * the backup failed; afterwards the process may end. `at` is a UTC ISO instant.
   */
  shut(at: string): Result<void>;
}
