import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';

/** Nothing that is handed over as a document is larger; a PSS of 5,000 entries stays far below. */
const MAX_INPUT_BYTES = 20_000_000;

function causeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'sconosciuto';
}

/** Reads a file handed over by the person; refuses what is too large before reading it. */
export async function readInputFile(file: string): Promise<Result<Uint8Array>> {
  try {
    const { size } = await stat(file);
    if (size > MAX_INPUT_BYTES) {
      return fail(appError('document/too-large', { bytes: size, limit: MAX_INPUT_BYTES }));
    }
    return ok(await readFile(file));
  } catch (error: unknown) {
    return fail(appError('workspace/file-unreadable', { file, cause: causeOf(error) }));
  }
}

/** Whether nothing stands where a file is to be written: to be known before a card signs for it. */
export async function requireFree(file: string): Promise<Result<void>> {
  const existing = await stat(file).catch(() => null);
  return existing === null ? ok() : fail(appError('workspace/file-exists', { file }));
}

/** Writes a file whole or not at all, mode 0600: it may hold health data. Never overwrites. */
export async function writeOutputFile(file: string, bytes: Uint8Array): Promise<Result<void>> {
  const temporary = join(dirname(file), `.${basename(file)}.${String(process.pid)}.tmp`);
  try {
    const free = await requireFree(file);
    if (!free.ok) return free;
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    return ok();
  } catch (error: unknown) {
    await rm(temporary, { force: true });
    return fail(appError('workspace/file-unwritable', { file, cause: causeOf(error) }));
  }
}
