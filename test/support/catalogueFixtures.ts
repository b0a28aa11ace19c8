import type { CatalogueHeader, Concept } from '../../shared/terminology/concept.ts';

/** A code system of the tests. */
export const testSystem = '2.16.840.1.113883.2.9.6.1.5';

/** A catalogue header with what a test changes. */
export function catalogueHeader(changes: Partial<CatalogueHeader> = {}): CatalogueHeader {
  return {
    system: testSystem,
    name: 'Elenco di prova',
    version: '1',
    publishedOn: null,
    origin: 'file',
    ...changes,
  };
}

/** A concept with what a test changes. */
export function concept(code: string, display: string, changes: Partial<Concept> = {}): Concept {
  return { code, display, detail: '', classCode: null, ...changes };
}

const beginnings = ['tachi', 'amo', 'pirò', 'dia', 'cor', 'lasi', 'ome', 'ator', 'bis', 'levo'];
const middles = ['pri', 'xi', 'mel', 'lo', 'sta', 'pra', 'ti', 'val', 'fen', 'ro', 'dex', 'zol'];
const endings = ['na', 'lina', 'tato', 'zolo', 'statina', 'mida', 'fene', 'rolo', 'one', 'xina'];
const forms = ['compresse', 'sciroppo', 'fiale', 'gocce orali', 'supposte', 'crema'];

/** As many different drugs as asked for, made of syllables: the same ones every time. */
export function inventedDrugs(count: number): readonly Concept[] {
  const pick = (list: readonly string[], number: number) => list[number % list.length] ?? '';
  return Array.from({ length: count }, (_, index) => {
    const name = [
      pick(beginnings, index),
      pick(middles, Math.floor(index / 10)),
      pick(middles, Math.floor(index / 120)),
      pick(endings, Math.floor(index / 1440)),
    ].join('');
    const strength = String(5 * (1 + (index % 97)));
    return concept(
      String(index).padStart(9, '0'),
      `${name.toUpperCase()} ${strength} mg ${pick(forms, index)} ${String(10 + (index % 50))} unità`,
      { detail: `${pick(beginnings, index * 7)}${pick(endings, index * 3)}`, classCode: 'A01' },
    );
  });
}
