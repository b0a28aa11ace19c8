import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { archiveFiles, type ArchiveFiles } from '../archiveFiles.ts';
import { renameDurably } from '../durableFile.ts';
import { committedChange } from './rekeyFolders.ts';

/**
 * Moves the files of a change of key that has happened into place; needs no key and may be cut off anywhere: the next
 * call goes on. Two processes may do it at once: what one has moved the other finds moved. To be called before anything
 * of the archive is read. Does nothing where no change is unfinished.
 */
export function completeRekey(directory: string): void {
  const change = committedChange(directory);
  if (change === null) return;
  const files = archiveFiles(directory);
  const made = archiveFiles(change.folder);
  moveDatabase(made, files);
  setBackupsAside(made, files, change.former);
  for (const name of ['keyCheck', 'deviceKey', 'journal', 'wrappedKey', 'backups'] as const) {
    move(made[name], files[name]);
  }
  setAsideFilesApart(directory, change.former);
  rmSync(files.pendingKey, { force: true });
  rmSync(change.folder, { recursive: true, force: true });
}

/** The log of the old database goes first: beside the new one it would be taken for its own. */
function moveDatabase(made: ArchiveFiles, files: ArchiveFiles): void {
  if (!existsSync(made.database)) return;
  for (const ending of ['-wal', '-shm']) rmSync(files.database + ending, { force: true });
  move(made.database, files.database);
}

/** Moves a file or folder, unless it was moved already. */
function move(from: string, to: string): void {
  if (!existsSync(from)) return;
  try {
    renameDurably(from, to);
  } catch (thrown: unknown) {
    // Gone meanwhile: another process that completes the change was faster.
    if (existsSync(from)) throw thrown;
  }
}

/** The old backups, with the copy of the old key file that opens them. */
function setBackupsAside(made: ArchiveFiles, files: ArchiveFiles, former: string): void {
  if (!existsSync(made.backups) || !existsSync(files.backups) || existsSync(former)) return;
  const hasBackups = readdirSync(files.backups).some((name) => name.endsWith('.db'));
  if (hasBackups) move(files.backups, former);
  else rmSync(files.backups, { recursive: true, force: true });
}

/** Damaged or replaced files kept from before are under the old key too. */
function setAsideFilesApart(directory: string, former: string): void {
  for (const name of readdirSync(directory)) {
    if (!name.includes('.aside-')) continue;
    mkdirSync(former, { recursive: true, mode: 0o700 });
    move(join(directory, name), join(former, basename(name)));
  }
}
