import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';

const newline = 0x0a;
const firstStep = 64 * 1024;

/**
 * The last whole line of a file that only grows, read from its end: a journal of ten years is opened every day. What
 * follows the last line break was cut off by a power loss, and is dropped. Null where there is no whole line.
 */
export function lastWholeLine(file: string): string | null {
  if (!existsSync(file)) return null;
  const descriptor = openSync(file, 'r+');
  try {
    const { size } = fstatSync(descriptor);
    for (let step = firstStep; ; step *= 2) {
      const start = Math.max(0, size - step);
      const tail = readFrom(descriptor, start, size);
      const end = tail.lastIndexOf(newline);
      const begin = end <= 0 ? -1 : tail.lastIndexOf(newline, end - 1);
      if (begin < 0 && start > 0) continue;
      if (start + end + 1 < size) ftruncateSync(descriptor, start + end + 1);
      return end < 0 ? null : tail.toString('latin1', begin + 1, end);
    }
  } finally {
    closeSync(descriptor);
  }
}

function readFrom(descriptor: number, start: number, end: number): Buffer {
  const bytes = Buffer.alloc(end - start);
  for (let read = 0; read < bytes.length;) {
    const count = readSync(descriptor, bytes, read, bytes.length - read, start + read);
    if (count === 0) throw new Error('the file became shorter while it was read');
    read += count;
  }
  return bytes;
}
