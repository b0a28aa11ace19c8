import { join } from 'node:path';

/** Where the archive's files are inside its folder. */
export interface ArchiveFiles {
  readonly database: string;
  /** The database while it is being made; renamed to `database` when complete. */
  readonly unfinished: string;
  readonly writeAheadLog: string;
  /** Tells a wrong key from a damaged file. */
  readonly keyCheck: string;
  /** The key, wrapped under a passphrase (headless use only). */
  readonly wrappedKey: string;
  /** A key made for a change of key, before its code was typed again; opens nothing yet. */
  readonly pendingKey: string;
  /** What becomes the key file once a new recovery code was typed again; the code printed before still holds. */
  readonly pendingCode: string;
  /** Held by the one process that puts the files of a change of key in place; stays, and stays empty. */
  readonly rekeyLock: string;
  readonly backups: string;
  /** A copy of `wrappedKey` among the backups, so that they open with the recovery code wherever they are taken. */
  readonly wrappedKeyCopy: string;
  /** The key with which this computer signs the trail, sealed. */
  readonly deviceKey: string;
  /** The second copy of the essentials. */
  readonly journal: string;
}

/** The files of the archive kept in `directory`. */
export function archiveFiles(directory: string): ArchiveFiles {
  const database = join(directory, 'archive.db');
  return {
    database,
    unfinished: `${database}.new`,
    writeAheadLog: `${database}-wal`,
    keyCheck: join(directory, 'archive.keycheck'),
    wrappedKey: join(directory, 'archive.key.json'),
    pendingKey: join(directory, 'archive.key.pending.json'),
    pendingCode: join(directory, 'archive.code.pending.json'),
    rekeyLock: join(directory, 'archive.rekey.lock'),
    backups: join(directory, 'backups'),
    wrappedKeyCopy: join(directory, 'backups', 'archive.key.json'),
    deviceKey: join(directory, 'archive.device'),
    journal: join(directory, 'archive.journal'),
  };
}
