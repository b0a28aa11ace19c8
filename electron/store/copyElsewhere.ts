import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { appError } from '../../shared/errors/appError.ts';
import { archiveFiles } from './archiveFiles.ts';
import { ArchiveRefusal } from './archiveRefusal.ts';
import { listBackups, removeExpendable } from './backup.ts';
import { copyDatabase } from './copyDatabase.ts';
import { renameDurably, writeFileAtomically } from './durableFile.ts';

/** What folders of copies are called; the first digits of the key's check value follow. */
export const elsewhereName = 'sintesi-copie-';

/**
 * Keeps a copy of what another computer needs in a folder of another disk: key file, newest backup and the settings,
 * laid out as a working folder whose archive is only there as a backup. Every key has a folder of its own inside the
 * one given, so that the key file of one archive never takes the place of another's. Each file is written whole or not
 * at all. Answers the folder made. The folder given must be there: making it would write to the wrong disk while a
 * stick is away.
 */
export function copyElsewhere(
  directory: string,
  folder: string,
  settingsFile: string | null,
): string {
  if (!existsSync(folder))
    throw new ArchiveRefusal(appError('archive/backup-folder-missing', { folder }));
  const files = archiveFiles(directory);
  const target = join(folder, `${elsewhereName}${keyName(files.keyCheck)}`);
  const archive = join(target, 'archive', basename(directory));
  const backups = join(archive, basename(files.backups));
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  if (settingsFile !== null && existsSync(settingsFile)) {
    writeFileAtomically(join(target, basename(settingsFile)), readFileSync(settingsFile));
  }
  if (existsSync(files.wrappedKey)) {
    const key = readFileSync(files.wrappedKey);
    writeFileAtomically(join(archive, basename(files.wrappedKey)), key);
    writeFileAtomically(join(backups, basename(files.wrappedKeyCopy)), key);
  }
  const [newest] = listBackups(directory);
  if (newest !== undefined) copyBackup(join(files.backups, newest), join(backups, newest));
  removeExpendable(backups);
  return target;
}

function keyName(keyCheck: string): string {
  return readFileSync(keyCheck).toString('hex').slice(0, 8);
}

/** Sticks and shares keep times to two seconds: what looks the same to them is compared byte for byte. */
const COARSE_MS = 2000;

/** Whether the copy is of this backup and not of one made just before. */
function isCopied(source: string, target: string): boolean {
  if (!existsSync(target)) return false;
  const wanted = statSync(source);
  const present = statSync(target);
  const apartMs = Math.abs(present.mtimeMs - wanted.mtimeMs);
  if (present.size !== wanted.size || apartMs >= COARSE_MS) return false;
  return apartMs < 1 || digest(source) === digest(target);
}

function copyBackup(source: string, target: string): void {
  if (isCopied(source, target)) return;
  const { mtime } = statSync(source);
  const unfinished = `${target}.new`;
  copyDatabase(source, unfinished);
  if (digest(source) !== digest(unfinished)) {
    rmSync(unfinished);
    throw new ArchiveRefusal(appError('archive/backup-unsound', { findings: ['copy differs'] }));
  }
  utimesSync(unfinished, mtime, mtime);
  renameDurably(unfinished, target);
}

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
