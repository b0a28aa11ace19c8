import { bodySites } from './lists/bodySites.ts';
import { encounterKinds } from './lists/encounterKinds.ts';
import { interpretations } from './lists/interpretations.ts';
import { loincTerms } from './lists/loincTerms.ts';
import { methods } from './lists/methods.ts';
import type { NamedList } from './lists/namedList.ts';
import { relatives } from './lists/relatives.ts';
import { routes } from './lists/routes.ts';

/** Our short lists of code systems whose official names are not Italian. */
export const namedLists: readonly NamedList[] = [
  routes,
  bodySites,
  interpretations,
  relatives,
  loincTerms,
  encounterKinds,
  methods,
];

const names: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  namedLists.map(({ system, codes }) => [
    system,
    new Map(codes.map(([code, name]) => [code, name])),
  ]),
);

/** What our lists call a code, in Italian and small letters; null where they do not hold it. */
export function italianName(system: string, code: string): string | null {
  return names.get(system)?.get(code) ?? null;
}
