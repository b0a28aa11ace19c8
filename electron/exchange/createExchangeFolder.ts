import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { ExchangeFolder, ListedFile } from '../domain/ports/exchangeFolder.ts';

/** Names under which programs hand over profiles; hidden and temporary files are not looked at. */
const HANDED_OVER = /^[^.~].*\.(xml|pdf|json)$/i;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'sconosciuto';
}

async function listed(path: string, name: string): Promise<readonly ListedFile[]> {
  try {
    const found = await stat(join(path, name));
    return found.isFile()
      ? [{ name, sizeBytes: found.size, modifiedAt: found.mtime.toISOString() }]
      : [];
  } catch {
    // It went away between the listing and this question.
    return [];
  }
}

/** A folder of this computer or of the network, read and never written. */
export function createExchangeFolder(path: string): ExchangeFolder {
  return {
    path,
    list: async (): Promise<Result<readonly ListedFile[]>> => {
      try {
        const names = await readdir(path);
        const files = await Promise.all(
          names.filter((name) => HANDED_OVER.test(name)).map((name) => listed(path, name)),
        );
        return ok(files.flat().toSorted((a, b) => a.modifiedAt.localeCompare(b.modifiedAt)));
      } catch (error: unknown) {
        const cause = codeOf(error);
        return fail(
          cause === 'ENOENT'
            ? appError('exchange/folder-missing', {})
            : appError('exchange/folder-unreadable', { cause }),
        );
      }
    },
    read: async (name) => {
      try {
        return ok(new Uint8Array(await readFile(join(path, name))));
      } catch (error: unknown) {
        return fail(appError('exchange/file-unreadable', { cause: codeOf(error) }));
      }
    },
  };
}
