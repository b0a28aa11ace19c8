import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { elsewhereName } from '../../store/copyElsewhere.ts';
import { fileCause } from '../jsonFile.ts';
import { SETTINGS_FILE } from '../readSettings.ts';

/** How a folder made for a move is called; a day follows. */
const MOVE_NAME = 'sintesi-trasloco-';

/** Backups stay behind: the archive itself travels, with the copy of its key. */
function travels(source: string): boolean {
  return arrives(source) && !/[\\/]backups[\\/].*\.db$|[\\/]former-key-/.test(source);
}

/**
 * What is brought may be an archive that is only there as a backup. The journal of essentials stays behind: the computer
 * before may have gone on sending, and without a journal whatever waits is verified before it is sent. The archive writes
 * it anew from its own trail.
 */
function arrives(source: string): boolean {
  return !/-shm$|\.aside-|\.journal$/.test(source);
}

async function digest(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .sort();
}

/** Copies settings and archives, and reads every copy back: one wrong byte is an error. */
async function copyHome(
  from: string,
  to: string,
  filter: (source: string) => boolean,
): Promise<readonly string[]> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  await cp(join(from, SETTINGS_FILE), join(to, SETTINGS_FILE));
  await cp(join(from, 'archive'), join(to, 'archive'), { recursive: true, filter });
  const files = await filesOf(to);
  for (const file of files) {
    if ((await digest(join(from, file))) !== (await digest(join(to, file)))) {
      throw new Error(`the copy of ${file} differs`);
    }
  }
  return files;
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

/**
 * Copies the working folder (settings, sealed archives) into a new folder inside `folder`, whole or
 * not at all. The archive must be closed. Answers the folder made.
 */
export async function packHome(home: string, folder: string, at: Date): Promise<Result<string>> {
  const made = join(folder, `${MOVE_NAME}${at.toISOString().slice(0, 10)}`);
  const unfinished = `${made}.parziale`;
  try {
    if (await exists(made)) return fail(appError('workspace/file-exists', { file: made }));
    await rm(unfinished, { recursive: true, force: true });
    await copyHome(home, unfinished, travels);
    await rename(unfinished, made);
    return ok(made);
  } catch (error: unknown) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
    return fail(appError('workspace/file-unwritable', { file: made, cause: fileCause(error) }));
  }
}

/** The one of the folders whose settings were written last; null where there is none. */
async function latest(folders: readonly string[]): Promise<string | null> {
  const dated = await Promise.all(
    folders.map(async (folder) => ({
      folder,
      at: (await stat(join(folder, SETTINGS_FILE)).catch(() => null))?.mtimeMs ?? 0,
    })),
  );
  return dated.toSorted((a, b) => b.at - a.at)[0]?.folder ?? null;
}

/**
 * The folder itself where it holds settings; else, inside it, the newest one made for a move; else the one of the
 * copies of each day that was kept last.
 */
async function findMoved(folder: string): Promise<string | null> {
  if (await exists(join(folder, SETTINGS_FILE))) return folder;
  const names = await readdir(folder);
  const newest = names
    .filter((name) => name.startsWith(MOVE_NAME) && !name.endsWith('.parziale'))
    .sort()
    .at(-1);
  if (newest !== undefined) return join(folder, newest);
  const copies = names.filter((name) => name.startsWith(elsewhereName));
  return latest(copies.map((name) => join(folder, name)));
}

/** Takes over a working folder packed elsewhere, into a home that has nothing yet; the copy brought stays where it is. */
export async function unpackHome(folder: string, home: string): Promise<Result<void>> {
  const incoming = join(home, 'in-arrivo');
  try {
    for (const name of [SETTINGS_FILE, 'archive']) {
      const file = join(home, name);
      if (await exists(file)) return fail(appError('workspace/file-exists', { file }));
    }
    const moved = await findMoved(folder);
    if (moved === null) {
      const file = join(folder, SETTINGS_FILE);
      return fail(appError('workspace/file-unreadable', { file: basename(file), cause: 'ENOENT' }));
    }
    await rm(incoming, { recursive: true, force: true });
    await copyHome(moved, incoming, arrives);
    // The settings last: with them the home counts as furnished.
    await rename(join(incoming, 'archive'), join(home, 'archive'));
    await rename(join(incoming, SETTINGS_FILE), join(home, SETTINGS_FILE));
    await rm(incoming, { recursive: true, force: true });
    return ok();
  } catch (error: unknown) {
    await rm(incoming, { recursive: true, force: true }).catch(() => undefined);
    return fail(appError('workspace/file-unreadable', { file: folder, cause: fileCause(error) }));
  }
}
