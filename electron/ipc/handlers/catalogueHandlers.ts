import { ok, type Result } from '../../../shared/errors/result.ts';
import type { Catalogue } from '../../../shared/terminology/concept.ts';
import type { TakenCatalogues } from '../../domain/ports/catalogueKeeping.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';

type Verbs = 'catalogues.list' | 'catalogues.import' | 'catalogues.importPack';

function viewOf({ name, version, publishedOn, concepts, origin }: Catalogue) {
  return { name, version, publishedOn, concepts, origin };
}

function takenView(taken: Result<TakenCatalogues>) {
  if (!taken.ok) return taken;
  const { catalogues, brokenRows } = taken.value;
  return ok({ catalogues: catalogues.map(viewOf), brokenRows });
}

/** The verbs about the lists of codes and the official rules. */
export function catalogueHandlers(desk: Desk): Pick<Handlers, Verbs> {
  const { catalogues } = desk;
  return {
    'catalogues.list': async () => {
      const list = await catalogues.list();
      if (!list.ok) return list;
      // A pack that cannot be read is told by the verdict; here it is one that is not in use.
      const pack = await desk.officialPack();
      return ok({
        catalogues: list.value.map(viewOf),
        packVersion: pack.ok ? (pack.value?.version ?? null) : null,
        packFolder: await catalogues.packFolder(),
      });
    },
    'catalogues.import': async ({ name, content }) =>
      takenView(await catalogues.importFile(name, Buffer.from(content, 'base64'))),
    'catalogues.importPack': async () =>
      takenView(
        await catalogues.importPack((name, done, all) => {
          desk.emit('catalogues.progress', { name, done, all });
        }),
      ),
  };
}
