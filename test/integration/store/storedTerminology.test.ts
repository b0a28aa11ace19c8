import { expect, onTestFinished, test } from 'vitest';
import { createStoredTerminology } from '../../../electron/store/storedTerminology.ts';
import type { StoredTerminology } from '../../../electron/store/storedTerminology.ts';
import { openDatabase } from '../../../electron/store/openDatabase.ts';
import type { CatalogueHeader, Concept } from '../../../shared/terminology/concept.ts';
import { codeOf, someInstant, testKey, valueOf } from '../../support/archiveFixtures.ts';
import { catalogueHeader, concept, testSystem } from '../../support/catalogueFixtures.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const later = '2026-12-22T09:00:00.000Z';

/** The terminology on a real encrypted file, in this process. */
function terminologyOnDisk(): StoredTerminology {
  const database = openDatabase(temporaryFolder(), testKey, new Date(someInstant));
  onTestFinished(() => {
    database.close();
  });
  return createStoredTerminology(database);
}

function publish(
  terminology: StoredTerminology,
  concepts: readonly Concept[],
  changes: Partial<CatalogueHeader> = {},
) {
  const edition = valueOf(terminology.beginCatalogue(catalogueHeader(changes), someInstant));
  valueOf(terminology.addConcepts(edition, concepts));
  return valueOf(terminology.publishCatalogue(edition));
}

function search(terminology: StoredTerminology, text: string, systems: readonly string[] = []) {
  const found = valueOf(terminology.searchConcepts({ text, systems, limit: 10, at: later }));
  return found.map(({ code }) => code);
}

const drugs = [
  concept('012745028', 'TACHIPIRINA 500 mg compresse', { detail: 'paracetamolo' }),
  concept('020582288', 'COUMADIN 5 mg compresse', { detail: 'warfarin' }),
  concept('026089019', 'CARDIOASPIRIN 100 mg compresse', { detail: 'acido acetilsalicilico' }),
  concept('004763037', 'ASPIRINA 500 mg compresse', { detail: 'acido acetilsalicilico' }),
];

test.each([
  ['two letters of a brand', 'ta', ['012745028']],
  ['a substance', 'paraceta', ['012745028']],
  ['words in any order, whatever their case', 'MG warf', ['020582288']],
  ['a brand before words inside other names', 'aspirin', ['004763037']],
  ['the beginning of a code', '0260', ['026089019']],
  ['a single letter', 't', []],
  ['signs of a query language', 'ta" OR "co', []],
  ['nothing', '  ', []],
])('finds by %s', (_what, text, codes) => {
  const terminology = terminologyOnDisk();
  publish(terminology, drugs);
  expect(search(terminology, text)).toEqual(codes);
});

test('accents count neither in the catalogue nor in what is typed', () => {
  const terminology = terminologyOnDisk();
  publish(terminology, [concept('278.00', 'Obesità, non specificata')]);
  for (const text of ['obesita', 'OBESITÀ', 'obesità', '27800', '278.0']) {
    expect(search(terminology, text), text).toEqual(['278.00']);
  }
});

test('what was chosen comes first, the more often and the more recently the earlier', () => {
  const terminology = terminologyOnDisk();
  publish(terminology, drugs);
  expect(search(terminology, 'mg')).toEqual(drugs.map(({ code }) => code));
  for (let time = 0; time < 3; time += 1) {
    valueOf(terminology.recordConceptUse(testSystem, '020582288', '2026-01-10T09:00:00.000Z'));
  }
  expect(search(terminology, 'mg')[0]).toBe('020582288');
  // Three choices eleven months old weigh less than one of the last weeks.
  valueOf(terminology.recordConceptUse(testSystem, '004763037', later));
  expect(search(terminology, 'mg').slice(0, 2)).toEqual(['004763037', '020582288']);
});

test('a new edition takes the place of the old one only when it is published; uses survive it', () => {
  const terminology = terminologyOnDisk();
  publish(terminology, drugs);
  valueOf(terminology.recordConceptUse(testSystem, '020582288', someInstant));
  const edition = valueOf(
    terminology.beginCatalogue(catalogueHeader({ version: '2' }), someInstant),
  );
  valueOf(terminology.addConcepts(edition, [concept('1', 'NUOVO mg'), ...drugs.slice(1, 2)]));
  expect(search(terminology, 'mg')).toHaveLength(4);
  expect(valueOf(terminology.publishCatalogue(edition))).toMatchObject({
    version: '2',
    concepts: 2,
  });
  expect(search(terminology, 'mg')).toEqual(['020582288', '1']);
  expect(valueOf(terminology.catalogues()).map(({ version }) => version)).toEqual(['2']);
  expect(codeOf(terminology.addConcepts(edition, drugs))).toBe('archive/catalogue-unknown');
});

test('an import that never ended leaves nothing behind', () => {
  const terminology = terminologyOnDisk();
  const lost = valueOf(terminology.beginCatalogue(catalogueHeader(), someInstant));
  valueOf(terminology.addConcepts(lost, drugs));
  publish(terminology, [concept('1', 'UNO mg')]);
  expect(search(terminology, 'mg')).toEqual(['1']);
  expect(codeOf(terminology.publishCatalogue(lost))).toBe('archive/catalogue-unknown');
});

test('the starter list stands beside the full catalogue, first in searches and silent about unknown codes', () => {
  const terminology = terminologyOnDisk();
  const everyday = [concept('250.00', 'Diabete mellito tipo 2')];
  publish(terminology, everyday, { origin: 'starter' });
  expect(valueOf(terminology.unknownCodes(testSystem, ['250.00', '999']))).toBeNull();
  publish(terminology, [
    concept('249', 'Diabete secondario'),
    concept('250.00', 'DIABETE MELLITO TIPO II'),
  ]);
  expect(
    valueOf(
      terminology.searchConcepts({ text: 'diab', systems: [testSystem], limit: 10, at: later }),
    ).map(({ display }) => display),
  ).toEqual(['Diabete mellito tipo 2', 'Diabete secondario']);
  expect(valueOf(terminology.unknownCodes(testSystem, ['250.00', '999', '249']))).toEqual(['999']);
  expect(valueOf(terminology.unknownCodes('1.2.3', ['1']))).toBeNull();
});

test('a search stays within the systems asked for', () => {
  const terminology = terminologyOnDisk();
  publish(terminology, [concept('A', 'Pressione arteriosa')], { system: '1.1' });
  publish(terminology, [concept('B', 'Pressione oculare')], { system: '1.2' });
  expect(search(terminology, 'press', ['1.2'])).toEqual(['B']);
  expect(search(terminology, 'press')).toEqual(['A', 'B']);
});
