import { closeSync, fsyncSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Only the owner may read or write. */
export const ownerOnly = 0o600;

/** Replaces a file so that after a power loss there is either the old or the new content, whole; mode 0600. */
export function writeFileAtomically(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.tmp`;
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const descriptor = openSync(temporary, 'w', ownerOnly);
  try {
    for (let written = 0; written < bytes.length;) {
      written += writeSync(descriptor, bytes, written);
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameDurably(temporary, file);
}

/** Makes what was written to a file, or the names in a folder, survive a power loss. */
export function syncToDisk(path: string): void {
  const isFolder = statSync(path).isDirectory();
  // Windows cannot open a folder and commits renames by itself.
  if (isFolder && process.platform === 'win32') return;
  const descriptor = openSync(path, isFolder ? 'r' : 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Renames a file and makes the renaming itself survive a power loss. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  syncToDisk(dirname(to));
}
