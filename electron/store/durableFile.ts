import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
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

/** Renames a file and makes the renaming itself survive a power loss. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  // Windows cannot open a folder and commits renames by itself.
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(to), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
