import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { unzipSync } from 'fflate';

/** The files of an official pack, wherever they are; names are relative to its root, with `/`. */
export interface PackFiles {
  readonly names: readonly string[];
  /** Rejects when the file cannot be read. */
  read(name: string): Promise<Uint8Array>;
}

/** What a pack consists of: everything else in the folder or archive is left alone. */
const PACK_FILE = /(?:^|\/)(?:xsd\/.+\.xsd|schematron\/[^/]+\.sch|vocab\/[^/]+\.(?:csv|json))$/;

/** Far above the size of the official packs (15 MB), far below what would hurt. */
const MAX_UNPACKED_BYTES = 300_000_000;

/** The part of the names before `schematron/`: a pack may lie in a folder of the archive, as GitHub's archives do. */
function rootOf(names: readonly string[]): string | null {
  const roots = names
    .filter((name) => name.endsWith('.sch'))
    .map((name) => name.slice(0, name.lastIndexOf('schematron/')));
  return roots.sort((one, other) => one.length - other.length)[0] ?? null;
}

function withoutRoot(
  names: readonly string[],
  read: (name: string) => Promise<Uint8Array>,
): PackFiles | null {
  const root = rootOf(names);
  if (root === null) return null;
  return {
    names: names.filter((name) => name.startsWith(root)).map((name) => name.slice(root.length)),
    read: (name) => read(root + name),
  };
}

async function filesOfFolder(directory: string): Promise<PackFiles | null> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => PACK_FILE.test(name));
  return withoutRoot(names, async (name) => {
    return new Uint8Array(await readFile(join(directory, name)));
  });
}

async function filesOfArchive(file: string): Promise<PackFiles | null> {
  let unpacked = 0;
  const contents = unzipSync(await readFile(file), {
    filter: ({ name, originalSize }) => {
      if (!PACK_FILE.test(name)) return false;
      unpacked += originalSize;
      if (unpacked > MAX_UNPACKED_BYTES) throw new Error('unpacked size above the limit');
      return true;
    },
  });
  return withoutRoot(Object.keys(contents), (name) => {
    const bytes = contents[name];
    return bytes === undefined
      ? Promise.reject(new Error(`absent: ${name}`))
      : Promise.resolve(bytes);
  });
}

/** Opens a pack given as folder or zip; null where there is no schematron in it. Rejects when it cannot be read. */
export async function openPackFiles(path: string): Promise<PackFiles | null> {
  const found = await stat(path).catch(() => null);
  if (found === null) return null;
  return found.isDirectory() ? filesOfFolder(path) : filesOfArchive(path);
}
