import { readdir, readFile } from 'node:fs/promises';
import { ok, type Result } from '../../shared/errors/result.ts';
import { namedLists } from '../../shared/terminology/italianName.ts';
import type { NamedList } from '../../shared/terminology/lists/namedList.ts';
import type { Terminology } from '../domain/ports/terminology.ts';
import { catalogueName } from './catalogueNames.ts';
import { readCatalogue, type ReadCatalogue } from './readCatalogue.ts';
import { storeCatalogue } from './storeCatalogue.ts';

/** The edition of the starter lists; to be raised whenever one of them changes. */
export const STARTER_VERSION = '2026-11.2';

/** A list of ours, ready to be stored. */
type StarterCatalogue = Pick<ReadCatalogue, 'header' | 'concepts'>;

/** A list the documents take their words from, as catalogue. */
function namedCatalogue({ system, codes }: NamedList): StarterCatalogue {
  return {
    header: {
      system,
      name: catalogueName(system),
      version: STARTER_VERSION,
      publishedOn: null,
      origin: 'starter',
    },
    concepts: codes.map(([code, display, detail = '']) => ({
      code,
      display,
      detail,
      classCode: null,
    })),
  };
}

/** The lists that are files of the program. */
async function fileCatalogues(directory: URL): Promise<readonly StarterCatalogue[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.csv')).sort();
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(new URL(name, directory));
      const read = readCatalogue({ name, bytes, origin: 'starter', version: STARTER_VERSION });
      if (!read.ok) throw new Error(`starter list ${name}: ${read.error.code}`);
      return read.value;
    }),
  );
}

/** Every starter list. Rejects only if the program's own files are damaged. */
export async function starterLists(assetsDirectory: URL): Promise<readonly StarterCatalogue[]> {
  const files = await fileCatalogues(new URL('terminology/', assetsDirectory));
  return [...files, ...namedLists.map(namedCatalogue)];
}

/**
 * Puts our own short lists into the archive, so that the first start is not empty; does nothing where this edition
 * is already there. Answers how many lists were stored. Rejects only if the program's own files are damaged.
 */
export async function ensureStarterCatalogues(
  terminology: Terminology,
  assetsDirectory: URL,
  at: string,
): Promise<Result<number>> {
  const present = await terminology.catalogues();
  if (!present.ok) return present;
  const held = new Set(
    present.value
      .filter(({ origin, version }) => origin === 'starter' && version === STARTER_VERSION)
      .map(({ system }) => system),
  );
  const lists = await starterLists(assetsDirectory);
  const missing = lists.filter(({ header }) => !held.has(header.system));
  for (const catalogue of missing) {
    const published = await storeCatalogue(terminology, catalogue, at);
    if (!published.ok) return published;
  }
  return ok(missing.length);
}
