import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { ownerOnly } from './durableFile.ts';

const chunkBytes = 1 << 20;

/**
 * The engine's locks are ranges of the page at 1 GiB, which never holds data (sqlite.org/fileformat2.html §1.3.1).
 * Windows refuses to read a locked range, so this page is left as a hole.
 */
const lockPage = { start: 1 << 30, bytes: 4096 } as const;

/** Copies a database file that does not change meanwhile, on the disk when it returns; mode 0600. */
export function copyDatabase(source: string, target: string): void {
  const from = openSync(source, 'r');
  try {
    const to = openSync(target, 'w', ownerOnly);
    try {
      copyBytes(from, to);
      fsyncSync(to);
    } finally {
      closeSync(to);
    }
  } finally {
    closeSync(from);
  }
}

function copyBytes(from: number, to: number): void {
  const buffer = Buffer.alloc(chunkBytes);
  for (let position = 0; ;) {
    if (position === lockPage.start) position += lockPage.bytes;
    const wanted = position < lockPage.start ? lockPage.start - position : chunkBytes;
    const read = readSync(from, buffer, 0, Math.min(chunkBytes, wanted), position);
    if (read === 0) return;
    writeWhole(to, buffer.subarray(0, read), position);
    position += read;
  }
}

function writeWhole(to: number, bytes: Uint8Array, position: number): void {
  for (let written = 0; written < bytes.length;) {
    written += writeSync(to, bytes, written, bytes.length - written, position + written);
  }
}
