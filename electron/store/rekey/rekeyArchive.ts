import { archiveFiles } from '../archiveFiles.ts';
import { renameDurably } from '../durableFile.ts';
import { openDatabase } from '../openDatabase.ts';
import { buildRekeyed } from './buildRekeyed.ts';
import { completeRekey } from './completeRekey.ts';
import type { PendingKey } from './pendingKey.ts';
import { buildingFolder, committedFolder } from './rekeyFolders.ts';

/**
 * Encrypts a closed archive under another key. Cut off at any instant, the archive opens with the old key or with the
 * new one: the renaming of one folder is the change, what comes before it is thrown away and what comes after it is
 * done by whoever opens the archive next. Everything the old key opens is set aside, not removed. Throws like
 * `openDatabase`, the old key still being the one then.
 */
export function rekeyArchive(directory: string, key: Uint8Array, to: PendingKey, at: Date): void {
  completeRekey(directory);
  // Open until the change has happened: its lock keeps every other writer out.
  const database = openDatabase(directory, key, at);
  try {
    const folder = buildingFolder(directory);
    buildRekeyed({ database, files: archiveFiles(directory), key }, to, folder, at);
    renameDurably(folder, committedFolder(directory, at));
  } finally {
    database.close();
  }
  completeRekey(directory);
}
