import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { openPackFiles } from './packFiles.ts';
import { readCatalogue, type ReadCatalogue } from './readCatalogue.ts';

/** The vocabularies of an official pack, folder or zip, ready to be stored; the errors of `readOfficialPack`. */
export async function readPackCatalogues(path: string): Promise<Result<readonly ReadCatalogue[]>> {
  try {
    const files = await openPackFiles(path);
    const names = files?.names.filter((name) => /^vocab\/[\d.]+\.csv$/.test(name)) ?? [];
    if (files === null || names.length === 0) {
      return fail(appError('conformance/pack-missing', { missing: 'vocab/*.csv' }));
    }
    const catalogues: ReadCatalogue[] = [];
    for (const name of names.sort()) {
      const read = readCatalogue({ name, bytes: await files.read(name), origin: 'pack' });
      if (!read.ok) return read;
      catalogues.push(read.value);
    }
    return ok(catalogues);
  } catch (error: unknown) {
    const detail = error instanceof Error ? error.message : String(error);
    return fail(appError('conformance/pack-unusable', { part: 'vocabulary', detail }));
  }
}
