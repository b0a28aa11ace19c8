import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { writeFileAtomically } from '../store/durableFile.ts';

/** What Node calls the cause of a failed file operation, `ENOSPC` for instance. */
export function fileCause(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'sconosciuto';
}

/** The value of a JSON file; undefined where it is not JSON, null where there is no file to read. */
export async function readJsonFile(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Replaces a JSON file whole or not at all, readable by its owner only; makes its folder. */
export async function writeJsonFile(file: string, value: unknown): Promise<Result<void>> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    writeFileAtomically(file, `${JSON.stringify(value, null, 2)}\n`);
    return ok();
  } catch (error: unknown) {
    return fail(appError('workspace/file-unwritable', { file, cause: fileCause(error) }));
  }
}
