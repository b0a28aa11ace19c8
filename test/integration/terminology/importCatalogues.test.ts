import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../electron/store/openDatabase.ts';
import { openArchive } from '../../../electron/store/openArchive.ts';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import { ensureStarterCatalogues } from '../../../electron/terminology/starterCatalogues.ts';
import { readPackCatalogues } from '../../../electron/terminology/packCatalogues.ts';
import { storeCatalogue } from '../../../electron/terminology/storeCatalogue.ts';
import { codeSystems } from '../../../shared/cda/codeSystems.ts';
import { looksDamaged } from '../../../shared/terminology/repairText.ts';
import { someInstant, testKey, valueOf } from '../../support/archiveFixtures.ts';
import { dataPackDirectory, skipNotice } from '../../support/dataPack.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const pack = dataPackDirectory();
if (pack === null) console.warn(skipNotice);

const assets = new URL('../../../assets/', import.meta.url);

/** The archive with its real process and encrypted file. */
async function archive() {
  const directory = temporaryFolder();
  openDatabase(directory, testKey, new Date(someInstant)).close();
  const opened = valueOf(await openArchive({ host: nodeProcessHost, directory, key: testKey }));
  onTestFinished(() => opened.close());
  return opened;
}

test('the first start is not empty, and the second does not import again', async () => {
  const terminology = await archive();
  expect(valueOf(await ensureStarterCatalogues(terminology, assets, someInstant))).toBe(4);
  expect(valueOf(await ensureStarterCatalogues(terminology, assets, someInstant))).toBe(0);
  const find = async (text: string, system: string) => {
    const query = { text, systems: [system], limit: 3, at: someInstant };
    return valueOf(await terminology.searchConcepts(query)).map(({ code }) => code);
  };
  expect(await find('pressione alta', codeSystems.icd9cm)).toContain('401.9');
  expect(await find('cardioasp', codeSystems.atc)).toEqual(['B01AC06']);
  expect(await find('per bocca', codeSystems.route)).toEqual(['PO']);
  expect(await find('ipert dann', '2.16.840.1.113883.2.9.6.1.22')).toEqual(['0A31', '0031']);
});

test.skipIf(pack === null)(
  'the vocabularies of the pack are stored with their accents, and starter codes are among them',
  { timeout: 120_000 },
  async () => {
    const catalogues = valueOf(await readPackCatalogues(pack ?? ''));
    const concepts = catalogues.flatMap((catalogue) => catalogue.concepts);
    expect(concepts.length).toBeGreaterThan(40_000);
    // Damage that no rule can tell apart: Greek letters and ends of lists in names of laboratory reagents.
    expect(concepts.filter(({ display }) => looksDamaged(display)).length).toBeLessThan(15);
    const names = new Map(concepts.map(({ code, display }) => [code, display]));
    expect(names.get('35267-4')).toBe('Età diagnosi patologia');

    const terminology = await archive();
    valueOf(await ensureStarterCatalogues(terminology, assets, someInstant));
    for (const system of [codeSystems.icd9cm, codeSystems.atc, codeSystems.route]) {
      const full = catalogues.find(({ header }) => header.system === system);
      if (full === undefined) throw new Error(`absent: ${system}`);
      valueOf(await storeCatalogue(terminology, full, someInstant));
      const query = { systems: [system], limit: 100, at: someInstant };
      const starter = valueOf(await terminology.searchConcepts({ ...query, text: 'ca' }));
      const codes = starter.map(({ code }) => code);
      expect(valueOf(await terminology.unknownCodes(system, [...codes, 'NONE']))).toEqual(['NONE']);
    }
    expect(valueOf(await terminology.catalogues())).toHaveLength(7);
  },
);
