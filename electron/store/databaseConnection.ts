import Database from 'better-sqlite3-multiple-ciphers';
import { appError } from '../../shared/errors/appError.ts';
import { ArchiveRefusal } from './archiveRefusal.ts';

/** Length of the archive's key in bytes. */
export const keyLength = 32;

const lockWaitMs = 5000;

/**
 * Settings of every writing connection with the value each must report back (reliability §6).
 * `synchronous` 2 is FULL: the driver's default after reopening a WAL database would be NORMAL.
 * The lock is exclusive because a second sender on the same queue could send twice (§7.2.9).
 */
const protections: readonly (readonly [setting: string, value: string, reported: string])[] = [
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', '2'],
  ['foreign_keys', 'ON', '1'],
  ['trusted_schema', 'OFF', '0'],
  ['temp_store', 'MEMORY', '2'],
  ['busy_timeout', String(lockWaitMs), String(lockWaitMs)],
  ['cell_size_check', 'ON', '1'],
  ['secure_delete', 'ON', '1'],
];

/** Cipher, format and key, in this order and before any other statement: SQLCipher 4 with a raw 256-bit key. */
function unlock(database: Database.Database, key: Uint8Array): void {
  if (key.length !== keyLength) throw new Error('the archive key must be 32 bytes');
  database.pragma("cipher = 'sqlcipher'");
  database.pragma('legacy = 4');
  database.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
}

/** A connection that looks and never writes: closing it leaves database and write-ahead log as they are. */
export function openForReading(file: string, key: Uint8Array): Database.Database {
  return opened(file, { readonly: true, timeout: lockWaitMs }, (database) => {
    unlock(database, key);
  });
}

/** A connection without key, for the proof that it reads nothing. */
export function openWithoutKey(file: string): Database.Database {
  return opened(file, { readonly: true, timeout: lockWaitMs }, () => undefined);
}

/** The writing connection, with every protection set and read back; refuses to work without one of them. */
export function openForWriting(file: string, key: Uint8Array): Database.Database {
  return opened(file, { timeout: lockWaitMs }, (database) => {
    unlock(database, key);
    for (const [setting, value] of protections) database.pragma(`${setting} = ${value}`);
    for (const [setting, , reported] of protections) {
      const found = String(database.pragma(setting, { simple: true }));
      if (found === reported) continue;
      throw new ArchiveRefusal(appError('archive/protection-refused', { setting, found }));
    }
  });
}

/**
 * Makes a copied database stand alone: one that says it has a write-ahead log leaves files beside it whenever it is
 * looked at.
 */
export function makeStandalone(file: string, key: Uint8Array): void {
  const database = opened(file, { timeout: lockWaitMs }, (connection) => {
    unlock(connection, key);
    connection.pragma('journal_mode = DELETE');
  });
  database.close();
}

/** Encrypts a closed database that stands alone under another key, in its own file. */
export function changeKey(file: string, from: Uint8Array, to: Uint8Array): void {
  if (to.length !== keyLength) throw new Error('the archive key must be 32 bytes');
  const database = opened(file, { timeout: lockWaitMs }, (connection) => {
    unlock(connection, from);
  });
  try {
    database.pragma(`rekey = "x'${Buffer.from(to).toString('hex')}'"`);
  } finally {
    database.close();
  }
}

function opened(
  file: string,
  options: Database.Options,
  prepare: (database: Database.Database) => void,
): Database.Database {
  const database = new Database(file, options);
  try {
    prepare(database);
    return database;
  } catch (thrown: unknown) {
    database.close();
    throw thrown;
  }
}
