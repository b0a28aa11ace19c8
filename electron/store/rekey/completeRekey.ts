import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { archiveFiles, type ArchiveFiles } from '../archiveFiles.ts';
import { renameDurably } from '../durableFile.ts';
import { committedChange } from './rekeyFolders.ts';

/**
 * Moves the files of a change of key that has happened into place; needs no key and may be cut off anywhere: the next
 * call goes on. To be called before anything of the archive is read. Does nothing where no change is unfinished.
 */
export function completeRekey(directory: string): void {
  const change = committedChange(directory);
  if (change === null) return;
  const files = archiveFiles(directory);
  const made = archiveFiles(change.folder);
  moveDatabase(made, files);
  setBackupsAside(made, files, change.former);
  for (const name of ['keyCheck', 'deviceKey', 'journal', 'wrappedKey', 'backups'] as const) {
    if (existsSync(made[name])) renameDurably(made[name], files[name]);
  }
  setAsideFilesApart(directory, change.former);
  rmSync(files.pendingKey, { force: true });
  rmSync(change.folder, { recursive: true });
}

/** The log of the old database goes first: beside the new one it would be taken for its own. */
function moveDatabase(made: ArchiveFiles, files: ArchiveFiles): void {
  if (!existsSync(made.database)) return;
  for (const ending of ['-wal', '-shm']) rmSync(files.database + ending, { force: true });
  renameDurably(made.database, files.database);
}

/** The old backups, with the copy of the old key file that opens them. */
function setBackupsAside(made: ArchiveFiles, files: ArchiveFiles, former: string): void {
  if (!existsSync(made.backups) || !existsSync(files.backups) || existsSync(former)) return;
  const hasBackups = readdirSync(files.backups).some((name) => name.endsWith('.db'));
  if (hasBackups) renameDurably(files.backups, former);
  else rmSync(files.backups, { recursive: true });
}

/** Damaged or replaced files kept from before are under the old key too. */
function setAsideFilesApart(directory: string, former: string): void {
  for (const name of readdirSync(directory)) {
    if (!name.includes('.aside-')) continue;
    mkdirSync(former, { recursive: true, mode: 0o700 });
    renameDurably(join(directory, name), join(former, basename(name)));
  }
}
