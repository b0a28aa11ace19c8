import Database from 'better-sqlite3-multiple-ciphers';
import { closeSync, openSync, readSync } from 'node:fs';
import { appError } from '../../shared/errors/appError.ts';
import { ArchiveRefusal } from './archiveRefusal.ts';
import { openWithoutKey } from './databaseConnection.ts';

const plainHeader = Buffer.from('SQLite format 3\0', 'latin1');

/**
 * Proves that the file is encrypted: its header is not SQLite's and it does not open without the key
 * (reliability §5.7). To be called while no connection of this process has the file open: closing any
 * descriptor of a file drops the POSIX locks the process holds on it.
 */
export function proveEncrypted(file: string): void {
  if (startOfFile(file).equals(plainHeader) || opensWithoutKey(file)) {
    throw new ArchiveRefusal(appError('archive/not-encrypted', {}));
  }
}

function startOfFile(file: string): Buffer {
  const start = Buffer.alloc(plainHeader.length);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, start, 0, start.length, 0);
    return start;
  } finally {
    closeSync(descriptor);
  }
}

function opensWithoutKey(file: string): boolean {
  const database = openWithoutKey(file);
  try {
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return true;
  } catch (thrown: unknown) {
    if (thrown instanceof Database.SqliteError && thrown.code === 'SQLITE_NOTADB') return false;
    throw thrown;
  } finally {
    database.close();
  }
}
