import type { Database } from 'better-sqlite3-multiple-ciphers';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { appError } from '../../shared/errors/appError.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import { archiveFiles, type ArchiveFiles } from './archiveFiles.ts';
import { ArchiveRefusal } from './archiveRefusal.ts';
import { backupName, expendableBackups, isOfDay } from './backupRetention.ts';
import { openForReading } from './databaseConnection.ts';
import { renameDurably } from './durableFile.ts';
import { proveEncrypted } from './encryptionProof.ts';
import { guardedCall } from './guardedCall.ts';
import { runCheck } from './integrityCheck.ts';

/** Hours after which the closing of the archive makes the day's backup anew. */
const freshHours = 4;

/**
 * Copies the open database into the folder of backups, encrypted with the same key, verifies the copy by
 * opening it, and lets go of those that are no longer needed. A backup of that name gives way to it.
 * `VACUUM INTO` because the engine's online backup refuses encrypted databases.
 */
export function backUp(
  database: Database,
  files: ArchiveFiles,
  key: Uint8Array,
  name: string,
  at: Date,
): void {
  const unfinished = beginBackup(files, name);
  database.prepare('VACUUM INTO ?').run(unfinished);
  verifyBackup(unfinished, key);
  keepBackup(files, name, at);
}

/** The backup of the day, made at a clean close unless there is one of today that is fresh. */
export function backUpDaily(
  database: Database,
  files: ArchiveFiles,
  key: Uint8Array,
  at: Date,
): void {
  const name = backupName(at);
  const present = join(files.backups, name);
  const freshMs = freshHours * 3_600_000;
  if (existsSync(present) && at.getTime() - statSync(present).mtimeMs < freshMs) return;
  backUp(database, files, key, name, at);
}

/** Makes room for a backup and answers the file to write it to; it counts as one only when `keepBackup` renames it. */
export function beginBackup(files: ArchiveFiles, name: string): string {
  mkdirSync(files.backups, { recursive: true, mode: 0o700 });
  const unfinished = unfinishedBackup(files, name);
  rmSync(unfinished, { force: true });
  return unfinished;
}

/** Where a backup is while it is not one yet. */
export function unfinishedBackup(files: ArchiveFiles, name: string): string {
  return join(files.backups, `${name}.new`);
}

/**
 * Counts a verified copy as the backup of that name, its time being the instant of what it holds, and lets go of
 * those that are no longer needed.
 */
export function keepBackup(files: ArchiveFiles, name: string, at: Date): void {
  const unfinished = unfinishedBackup(files, name);
  utimesSync(unfinished, at, at);
  renameDurably(unfinished, join(files.backups, name));
  removeExpendable(files.backups);
}

/** Removes from a folder of backups those that are no longer needed. */
export function removeExpendable(folder: string): void {
  for (const expendable of expendableBackups(readdirSync(folder))) rmSync(join(folder, expendable));
}

/** Opens a backup with the key and checks it whole, as a restore would; the answer is what is wrong with it. */
export function checkBackup(directory: string, name: string, key: Uint8Array): Result<void> {
  return guardedCall(() => {
    verifyBackup(join(archiveFiles(directory).backups, name), key);
    return ok();
  });
}

/** Makes sure that a copy is encrypted, opens with the key and is sound; refuses with what is wrong. */
export function verifyBackup(file: string, key: Uint8Array): void {
  proveEncrypted(file);
  const copy = openForReading(file, key);
  try {
    const findings = runCheck(copy, 'integrity_check');
    if (findings.length > 0) throw new ArchiveRefusal(appError('archive/corrupt', { findings }));
  } finally {
    copy.close();
  }
}

/** The names of the backups of a folder, newest first; those from before a migration come after the days'. */
export function listBackups(directory: string): string[] {
  const { backups } = archiveFiles(directory);
  if (!existsSync(backups)) return [];
  const names = readdirSync(backups).filter((name) => name.endsWith('.db'));
  const newestFirst = names.sort().reverse();
  return [...newestFirst.filter(isOfDay), ...newestFirst.filter((name) => !isOfDay(name))];
}

/** When the newest backup was made, as a UTC ISO instant; null where there is none. */
export function newestBackupAt(directory: string): string | null {
  const { backups } = archiveFiles(directory);
  const times = listBackups(directory).map((name) => statSync(join(backups, name)).mtimeMs);
  return times.length === 0 ? null : new Date(Math.max(...times)).toISOString();
}

/**
 * Puts a backup in the place of the database, which is kept aside with its log under the given instant.
 * The archive must be closed. The backup is verified before anything is moved; an error has moved nothing.
 */
export function restoreBackup(
  directory: string,
  name: string,
  key: Uint8Array,
  at: Date,
): Result<void> {
  return guardedCall(() => {
    const files = archiveFiles(directory);
    const source = join(files.backups, name);
    verifyBackup(source, key);
    rmSync(files.unfinished, { force: true });
    copyFileSync(source, files.unfinished);
    verifyBackup(files.unfinished, key);
    const stamp = at.toISOString().replaceAll(/[:.]/g, '-');
    // The database first: the log alone would leave, after a power loss, commits without their database.
    for (const ending of ['', '-wal']) {
      const present = files.database + ending;
      const aside = `${files.database}.aside-${stamp}${ending}`;
      if (existsSync(present)) renameDurably(present, aside);
    }
    renameDurably(files.unfinished, files.database);
    return ok();
  });
}
