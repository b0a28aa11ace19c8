import Database from 'better-sqlite3-multiple-ciphers';
import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { appError } from '../../shared/errors/appError.ts';
import { archiveFiles, type ArchiveFiles } from './archiveFiles.ts';
import { ArchiveRefusal } from './archiveRefusal.ts';
import { backUp } from './backup.ts';
import { openForReading, openForWriting } from './databaseConnection.ts';
import { renameDurably } from './durableFile.ts';
import { proveEncrypted } from './encryptionProof.ts';
import { findDamage, oweChecks } from './integrityCheck.ts';
import { keepKeyFileCopy } from './keyFile.ts';
import { matchesRememberedKey, rememberKey } from './keyCheck.ts';
import { migrate, readSchemaVersion } from './migrate.ts';
import { completeRekey } from './rekey/completeRekey.ts';
import { buildingFolder } from './rekey/rekeyFolders.ts';
import { schemaVersion } from './migrations/migrationList.ts';

const pageSize = 4096;

/**
 * Opens the archive's database, making it when the folder is empty. Every case in which it does not open has
 * its own error, thrown as `ArchiveRefusal` or as the engine's own; until all checks have passed the file is
 * only read, so that an archive that does not open keeps every byte.
 */
export function openDatabase(directory: string, key: Uint8Array, now: Date): Database.Database {
  const files = archiveFiles(directory);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  completeRekey(directory);
  // The engine reports a folder without permission as a file it cannot open; here the cause is still known.
  accessSync(directory, constants.W_OK);
  const afterUncleanExit = hasContent(files.writeAheadLog);
  if (existsSync(files.database)) {
    accessSync(files.database, constants.R_OK | constants.W_OK);
    inspect(files, key, afterUncleanExit);
  } else {
    refuseOrphans(files);
    createDatabase(files, key);
  }
  proveEncrypted(files.database);
  rememberKey(files.keyCheck, key);
  keepKeyFileCopy(files.wrappedKey, files.wrappedKeyCopy);
  const database = openForWriting(files.database, key);
  try {
    rmSync(buildingFolder(directory), { recursive: true, force: true });
    backUpBeforeMigration(database, files, key, now);
    migrate(database);
    oweChecks(database, { afterUncleanExit, now });
    return database;
  } catch (thrown: unknown) {
    database.close();
    throw thrown;
  }
}

/** A step of the schema cannot be taken back, so the state before it is kept, outside the daily backups. */
function backUpBeforeMigration(
  database: Database.Database,
  files: ArchiveFiles,
  key: Uint8Array,
  now: Date,
): void {
  const version = readSchemaVersion(database);
  const name = `archive-of-schema-${String(version)}.db`;
  if (version === schemaVersion || existsSync(join(files.backups, name))) return;
  backUp(database, files, key, name, now);
}

/** A database whose companions are there must not be replaced by an empty one. */
function refuseOrphans(files: ArchiveFiles): void {
  const companions = [files.writeAheadLog, files.keyCheck, files.backups, files.journal];
  const found = companions.filter((file) => existsSync(file)).map((file) => basename(file));
  if (found.length > 0) throw new ArchiveRefusal(appError('archive/database-missing', { found }));
}

/** Makes the database under another name, so that an archive that exists is always complete. */
function createDatabase(files: ArchiveFiles, key: Uint8Array): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(files.unfinished + ending, { force: true });
  const database = openForWriting(files.unfinished, key);
  try {
    migrate(database);
  } finally {
    database.close();
  }
  renameDurably(files.unfinished, files.database);
}

function inspect(files: ArchiveFiles, key: Uint8Array, afterUncleanExit: boolean): void {
  refuseIncompleteFile(files.database);
  proveEncrypted(files.database);
  const database = openForReading(files.database, key);
  try {
    const found = readSchemaVersion(database);
    if (found > schemaVersion) {
      throw new ArchiveRefusal(
        appError('archive/newer-schema', { found, supported: schemaVersion }),
      );
    }
    const findings = findDamage(database, afterUncleanExit);
    if (findings.length > 0) throw new ArchiveRefusal(appError('archive/corrupt', { findings }));
  } catch (thrown: unknown) {
    if (isUnreadable(thrown) && matchesRememberedKey(files.keyCheck, key) !== true) {
      throw new ArchiveRefusal(appError('archive/wrong-key', {}));
    }
    throw thrown;
  } finally {
    database.close();
  }
}

/** A file that is not a whole number of pages lost its end; an empty one would pass for a new database. */
function refuseIncompleteFile(file: string): void {
  const actualBytes = statSync(file).size;
  const expectedBytes = Math.max(1, Math.ceil(actualBytes / pageSize)) * pageSize;
  if (actualBytes === expectedBytes) return;
  throw new ArchiveRefusal(appError('archive/truncated', { expectedBytes, actualBytes }));
}

function hasContent(file: string): boolean {
  return existsSync(file) && statSync(file).size > 0;
}

function isUnreadable(thrown: unknown): boolean {
  return thrown instanceof Database.SqliteError && thrown.code === 'SQLITE_NOTADB';
}
