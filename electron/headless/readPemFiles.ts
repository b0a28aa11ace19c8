import { readFile } from 'node:fs/promises';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';

/** The texts of certificate files named in the settings; the first one that cannot be read is the error. */
export async function readPemFiles(files: readonly string[]): Promise<Result<readonly string[]>> {
  const texts: string[] = [];
  for (const file of files) {
    try {
      texts.push(await readFile(file, 'utf8'));
    } catch (error: unknown) {
      const cause = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      return fail(appError('workspace/file-unreadable', { file, cause }));
    }
  }
  return ok(texts);
}
