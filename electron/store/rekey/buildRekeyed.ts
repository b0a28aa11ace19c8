import type { Database } from 'better-sqlite3-multiple-ciphers';
import { mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { appError } from '../../../shared/errors/appError.ts';
import { archiveFiles, type ArchiveFiles } from '../archiveFiles.ts';
import { ArchiveRefusal } from '../archiveRefusal.ts';
import { archiveTables } from '../archiveTables.ts';
import { resealDeviceKey } from '../audit/auditSecrets.ts';
import { resealJournal } from '../audit/journal.ts';
import { keepPseudonyms, openAudit } from '../audit/openAudit.ts';
import { verifyBackup } from '../backup.ts';
import { backupName } from '../backupRetention.ts';
import { copyDatabase } from '../copyDatabase.ts';
import {
  changeKey,
  makeStandalone,
  openForReading,
  openForWriting,
} from '../databaseConnection.ts';
import { syncToDisk } from '../durableFile.ts';
import { keepKeyFileCopy, writeKeyFile } from '../keyFile.ts';
import { rememberKey } from '../keyCheck.ts';
import type { PendingKey } from './pendingKey.ts';

/** An archive that is open and written to by nobody else, while it is encrypted anew. */
export interface RekeySource {
  readonly database: Database;
  readonly files: ArchiveFiles;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/**
 * Builds the archive under another key in a folder: database, key check, key file, device key, journal and a first
 * backup, every byte on the disk and the whole verified when it returns. The source keeps every byte.
 */
export function buildRekeyed(source: RekeySource, to: PendingKey, folder: string, at: Date): void {
  const made = archiveFiles(folder);
  mkdirSync(made.backups, { recursive: true, mode: 0o700 });
  keepPseudonyms(archiveTables(source.database), source.key, at.toISOString());
  source.database.prepare('VACUUM INTO ?').run(made.database);
  changeKey(made.database, source.key, to.key);
  resealDeviceKey(
    { file: source.files.deviceKey, key: source.key },
    { file: made.deviceKey, key: to.key },
  );
  resealJournal(
    { file: source.files.journal, key: source.key },
    { file: made.journal, key: to.key },
  );
  recordChange(made, to.key, at);
  prove(source.database, made.database, to.key);
  rememberKey(made.keyCheck, to.key);
  writeKeyFile(made.wrappedKey, to.wraps);
  keepKeyFileCopy(made.wrappedKey, made.wrappedKeyCopy);
  backUpFirst(made, to.key, at);
  for (const path of [...wholeFolder(made.backups), ...wholeFolder(folder)]) syncToDisk(path);
}

/** The change is a deed of the trail, the first under the new key. */
function recordChange(made: ArchiveFiles, key: Uint8Array, at: Date): void {
  const database = openForWriting(made.database, key);
  try {
    const instant = at.toISOString();
    const audit = openAudit(database, archiveTables(database), { files: made, key, at: instant });
    database
      .transaction(() => {
        audit.append({ at: instant, action: 'archive-rekeyed' });
      })
      .immediate();
    audit.catchUp();
  } finally {
    database.close();
  }
}

/** Grown by the change itself. */
const grown: readonly string[] = ['audit_trail', 'audit_heads', 'settings'];

/** Makes sure that the new database opens with the new key, is sound and has every row of the old one. */
function prove(source: Database, file: string, key: Uint8Array): void {
  verifyBackup(file, key);
  const made = openForReading(file, key);
  try {
    const before = rowCounts(source);
    const after = rowCounts(made);
    const findings = [...before].flatMap(([table, rows]) => {
      const found = after.get(table) ?? 0;
      const isWhole = grown.includes(table) ? found >= rows : found === rows;
      return isWhole ? [] : [`${table}: ${String(found)} of ${String(rows)} rows`];
    });
    if (findings.length > 0)
      throw new ArchiveRefusal(appError('archive/rekey-unsound', { findings }));
  } finally {
    made.close();
  }
}

function rowCounts(database: Database): ReadonlyMap<string, number> {
  const tables = z
    .array(z.string())
    .parse(
      database
        .prepare(
          "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
        )
        .pluck()
        .all(),
    );
  return new Map(
    tables.map((table) => [
      table,
      z.number().parse(database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()),
    ]),
  );
}

/** Old backups go aside with the old key: the archive is not left without one. */
function backUpFirst(made: ArchiveFiles, key: Uint8Array, at: Date): void {
  const backup = join(made.backups, backupName(at));
  copyDatabase(made.database, backup);
  makeStandalone(backup, key);
  verifyBackup(backup, key);
  utimesSync(backup, at, at);
}

/** The files of a folder, then the folder itself. */
function wholeFolder(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name));
  return [...files, folder];
}
