import { readFile, realpath } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** A file of the built window. */
export interface StaticFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * The file a path names inside `directory`; null where there is none, it lies outside, also by a link, or its kind is
 * not served.
 */
export async function staticFile(directory: string, path: string): Promise<StaticFile | null> {
  const decoded = decodedPath(path);
  if (decoded === null || decoded.includes('\0')) return null;
  const file = normalize(join(directory, decoded === '/' ? 'index.html' : decoded));
  const type = types[extname(file)];
  if (type === undefined || !file.startsWith(normalize(directory) + sep)) return null;
  try {
    const real = await realpath(file);
    if (!real.startsWith((await realpath(directory)) + sep)) return null;
    return { type, bytes: await readFile(real) };
  } catch {
    return null;
  }
}

function decodedPath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
