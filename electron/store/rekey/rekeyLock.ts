import Database from 'better-sqlite3-multiple-ciphers';

/** How long a process waits for another that moves the same few files. */
const waitMs = 30_000;

/**
 * Acts while no other process acts under the same lock file. The lock is the engine's own on a database that stays
 * empty: the system gives it back when its holder dies, so that none is ever stale. Throws `SQLITE_BUSY` where the
 * holder does not end.
 */
export function whileLocked(lockFile: string, act: () => void): void {
  const lock = new Database(lockFile, { timeout: waitMs });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    act();
  } finally {
    lock.close();
  }
}
