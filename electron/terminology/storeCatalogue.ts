import type { Result } from '../../shared/errors/result.ts';
import type { Catalogue } from '../../shared/terminology/concept.ts';
import type { Terminology } from '../domain/ports/terminology.ts';
import type { ReadCatalogue } from './readCatalogue.ts';

/** Concepts handed over at once: a message between processes stays small and searches are not held up. */
const BATCH = 2000;

/** Stores a catalogue in the place of the one before; until the last step the one before stays in use. */
export async function storeCatalogue(
  terminology: Terminology,
  { header, concepts }: Pick<ReadCatalogue, 'header' | 'concepts'>,
  at: string,
): Promise<Result<Catalogue>> {
  const begun = await terminology.beginCatalogue(header, at);
  if (!begun.ok) return begun;
  for (let start = 0; start < concepts.length; start += BATCH) {
    const batch = concepts.slice(start, start + BATCH);
    const added = await terminology.addConcepts(begun.value, batch);
    if (!added.ok) return added;
  }
  return terminology.publishCatalogue(begun.value);
}
