import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { archiveFiles, type ArchiveFiles } from '../archiveFiles.ts';
import { renameDurably } from '../durableFile.ts';
import { committedChange, type CommittedChange } from './rekeyFolders.ts';
import { whileLocked } from './rekeyLock.ts';

/**
 * Moves the files of a change of key that has happened into place; needs no key and may be cut off anywhere: the next
 * call goes on. Of several processes that call it at once, one moves and the others wait until it has: a folder looked
 * at between two of its steps is neither the old one nor the new. To be called before anything of the archive is read.
 * Does nothing where no change is unfinished.
 */
export function completeRekey(directory: string): void {
  if (committedChange(directory) === null) return;
  whileLocked(archiveFiles(directory).rekeyLock, () => {
    // Looked for again: whoever held the lock before has moved everything.
    const change = committedChange(directory);
    if (change !== null) putInPlace(directory, change);
  });
}

function putInPlace(directory: string, change: CommittedChange): void {
  const files = archiveFiles(directory);
  const made = archiveFiles(change.folder);
  moveDatabase(made, files);
  setBackupsAside(made, files, change.former);
  for (const name of ['keyCheck', 'deviceKey', 'journal', 'wrappedKey', 'backups'] as const) {
    move(made[name], files[name]);
  }
  setAsideFilesApart(directory, change.former);
  rmSync(files.pendingKey, { force: true });
  // It seals the former key.
  rmSync(files.pendingCode, { force: true });
  rmSync(change.folder, { recursive: true, force: true });
}

/** The log of the old database goes first: beside the new one it would be taken for its own. */
function moveDatabase(made: ArchiveFiles, files: ArchiveFiles): void {
  if (!existsSync(made.database)) return;
  for (const ending of ['-wal', '-shm']) rmSync(files.database + ending, { force: true });
  move(made.database, files.database);
}

/** Moves a file or folder, unless a call that was cut off has moved it already. */
function move(from: string, to: string): void {
  if (existsSync(from)) renameDurably(from, to);
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
