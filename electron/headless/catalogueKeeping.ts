import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Catalogue } from '../../shared/terminology/concept.ts';
import type { CatalogueKeeping, TakenCatalogues } from '../domain/ports/catalogueKeeping.ts';
import { readPackCatalogues } from '../terminology/packCatalogues.ts';
import { readCatalogue, type ReadCatalogue } from '../terminology/readCatalogue.ts';
import { storeCatalogue } from '../terminology/storeCatalogue.ts';
import { locateOfficialPack } from './locateOfficialPack.ts';
import { openTerminology } from './openTerminology.ts';
import type { Workbench } from './workbench.ts';

/** The lists of codes kept in the archive of a workbench. */
export function createCatalogueKeeping(bench: Workbench): CatalogueKeeping {
  async function packFolder(): Promise<string | null> {
    const settings = await bench.settings();
    return locateOfficialPack(null, settings.ok ? settings.value.officialPack : null);
  }

  async function take(
    read: readonly ReadCatalogue[],
    onProgress: (name: string, done: number, all: number) => void,
  ): Promise<Result<TakenCatalogues>> {
    const terminology = await openTerminology(bench);
    if (!terminology.ok) return terminology;
    const catalogues: Catalogue[] = [];
    for (const [index, each] of read.entries()) {
      onProgress(each.header.name, index + 1, read.length);
      const at = bench.clock.now().toISOString();
      const stored = await storeCatalogue(terminology.value, each, at);
      if (!stored.ok) return stored;
      catalogues.push(stored.value);
    }
    const brokenRows = read.reduce((sum, { broken }) => sum + broken.length, 0);
    return ok({ catalogues, brokenRows });
  }

  return {
    packFolder,
    list: async () => {
      const terminology = await openTerminology(bench);
      return terminology.ok ? terminology.value.catalogues() : terminology;
    },
    importFile: async (name, bytes) => {
      const read = readCatalogue({ name, bytes, origin: 'file' });
      return read.ok ? take([read.value], () => undefined) : read;
    },
    importPack: async (onProgress) => {
      const folder = await packFolder();
      if (folder === null)
        return fail(appError('conformance/pack-missing', { missing: 'cartella' }));
      const read = await readPackCatalogues(folder);
      return read.ok ? take(read.value, onProgress) : read;
    },
  };
}
