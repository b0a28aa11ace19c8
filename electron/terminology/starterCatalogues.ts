import { readdir, readFile } from 'node:fs/promises';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { Terminology } from '../domain/ports/terminology.ts';
import { readCatalogue } from './readCatalogue.ts';
import { storeCatalogue } from './storeCatalogue.ts';

/** The edition of the starter lists; to be raised whenever one of them changes. */
export const STARTER_VERSION = '2026-11';

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
  const directory = new URL('terminology/', assetsDirectory);
  const names = (await readdir(directory)).filter((name) => name.endsWith('.csv')).sort();
  let stored = 0;
  for (const name of names) {
    const bytes = await readFile(new URL(name, directory));
    const read = readCatalogue({ name, bytes, origin: 'starter', version: STARTER_VERSION });
    if (!read.ok) throw new Error(`starter list ${name}: ${read.error.code}`);
    if (held.has(read.value.header.system)) continue;
    const published = await storeCatalogue(terminology, read.value, at);
    if (!published.ok) return published;
    stored += 1;
  }
  return ok(stored);
}
