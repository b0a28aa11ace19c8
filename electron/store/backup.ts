import type { Database } from 'better-sqlite3-multiple-ciphers';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { appError } from '../../shared/errors/appError.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import { archiveFiles, type ArchiveFiles } from './archiveFiles.ts';
import { ArchiveRefusal } from './archiveRefusal.ts';
import { backupName, expendableBackups } from './backupRetention.ts';
import { openForReading } from './databaseConnection.ts';
import { renameDurably } from './durableFile.ts';
import { proveEncrypted } from './encryptionProof.ts';
import { guardedCall } from './guardedCall.ts';
import { runCheck } from './integrityCheck.ts';

/**
 * Copies the open database into the folder of backups, encrypted with the same key, verifies the copy by
 * opening it, and lets go of those that are no longer needed. A backup of that name is left as it is.
 * `VACUUM INTO` because the engine's online backup refuses encrypted databases.
 */
export function backUp(
  database: Database,
  files: ArchiveFiles,
  key: Uint8Array,
  name: string,
): void {
  const target = join(files.backups, name);
  if (existsSync(target)) return;
  mkdirSync(files.backups, { recursive: true, mode: 0o700 });
  const unfinished = `${target}.new`;
  rmSync(unfinished, { force: true });
  database.prepare('VACUUM INTO ?').run(unfinished);
  verifyBackup(unfinished, key);
  renameDurably(unfinished, target);
  for (const expendable of expendableBackups(readdirSync(files.backups))) {
    rmSync(join(files.backups, expendable));
  }
}

/** The backup of the day, made at the day's first clean close. */
export function backUpDaily(
  database: Database,
  files: ArchiveFiles,
  key: Uint8Array,
  at: Date,
): void {
  backUp(database, files, key, backupName(at));
}

/** Opens a backup with the key and checks it whole, as a restore would; the answer is what is wrong with it. */
export function checkBackup(directory: string, name: string, key: Uint8Array): Result<void> {
  return guardedCall(() => {
    verifyBackup(join(archiveFiles(directory).backups, name), key);
    return ok();
  });
}

/** Makes sure that a copy is encrypted, opens with the key and is sound; refuses with what is wrong. */
function verifyBackup(file: string, key: Uint8Array): void {
  proveEncrypted(file);
  const copy = openForReading(file, key);
  try {
    const findings = runCheck(copy, 'integrity_check');
    if (findings.length > 0) throw new ArchiveRefusal(appError('archive/corrupt', { findings }));
  } finally {
    copy.close();
  }
}

/** The names of the backups of a folder, newest first. */
export function listBackups(directory: string): string[] {
  const { backups } = archiveFiles(directory);
  if (!existsSync(backups)) return [];
  return readdirSync(backups)
    .filter((name) => name.endsWith('.db'))
    .sort()
    .reverse();
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
