import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../electron/store/openDatabase.ts';
import { openArchive } from '../../../electron/store/openArchive.ts';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import {
  ensureStarterCatalogues,
  starterLists,
} from '../../../electron/terminology/starterCatalogues.ts';
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

/** The codes of every starter list, by system. */
async function starterCodes(): Promise<ReadonlyMap<string, readonly string[]>> {
  const lists = await starterLists(assets);
  return new Map(
    lists.map(({ header, concepts }) => [header.system, concepts.map(({ code }) => code)]),
  );
}

test('the first start is not empty, and the second does not import again', async () => {
  const terminology = await archive();
  expect(valueOf(await ensureStarterCatalogues(terminology, assets, someInstant))).toBe(14);
  expect(valueOf(await ensureStarterCatalogues(terminology, assets, someInstant))).toBe(0);
  const find = async (text: string, system: string) => {
    const query = { text, systems: [system], limit: 3, at: someInstant };
    return valueOf(await terminology.searchConcepts(query)).map(({ code }) => code);
  };
  expect(await find('pressione alta', codeSystems.icd9cm)).toContain('401.9');
  expect(await find('cardioasp', codeSystems.atc)).toEqual(['B01AC06']);
  expect(await find('per bocca', codeSystems.route)).toEqual(['PO']);
  expect(await find('deltoide sin', '2.16.840.1.113883.5.1052')).toEqual(['LD']);
  expect(await find('pressione max', codeSystems.loinc)).toEqual([]);
  expect(await find('pa massima', codeSystems.loinc)).toEqual(['8480-6']);
  expect(await find('hba1c', codeSystems.loinc)).toContain('4548-4');
  expect(await find('ex fum', codeSystems.loinc)).toEqual(['LA15920-4']);
  expect(await find('padre', codeSystems.roleCode)).toContain('FTH');
  expect(await find('televisita', '2.16.840.1.113883.2.9.77.22.11.14')).toEqual(['VR']);
  expect(await find('gamberi', '2.16.840.1.113883.2.9.77.22.11.2')).toContain('227146005');
  expect(await find('quincke', '2.16.840.1.113883.2.9.77.22.11.4')).toEqual(['995.1']);
  expect(await find('mal di testa', '2.16.840.1.113883.2.9.77.22.11.3')).toEqual(['784.0']);
  expect(await find('rollator', codeSystems.cnd)).toEqual(['Y120606']);
  expect(await find('artroprotesi anca', codeSystems.icd9cm)).toContain('81.51');
  expect(await find('ipert dann', '2.16.840.1.113883.2.9.6.1.22')).toEqual(['0A31', '0031']);
});

test.skipIf(pack === null)(
  'the vocabularies of the pack are stored with their accents, and starter codes are among them',
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
    const ours = await starterCodes();
    const checked = catalogues.filter(({ header }) => ours.has(header.system));
    expect(checked).toHaveLength(12);
    for (const full of checked) {
      valueOf(await storeCatalogue(terminology, full, someInstant));
      const { system } = full.header;
      const codes = [...(ours.get(system) ?? []), 'NONE'];
      expect([system, valueOf(await terminology.unknownCodes(system, codes))]).toEqual([
        system,
        ['NONE'],
      ]);
    }
    expect(valueOf(await terminology.catalogues())).toHaveLength(26);
  },
);
