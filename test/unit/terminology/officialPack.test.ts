import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOfficialPack } from '../../../electron/terminology/officialPack.ts';

const DICTIONARY = [
  { system: '1.1', version: '2.0', whitelist: false, deleted: false },
  { system: '1.2', version: null, whitelist: true, deleted: false },
  { system: '1.3', version: null, whitelist: false, deleted: false },
  { system: '1.4', version: null, whitelist: false, deleted: true },
];

describe('reading the official pack', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pack-'));
    for (const name of ['xsd/coreschemas', 'schematron', 'vocab']) {
      await mkdir(join(folder, 'cda', name), { recursive: true });
    }
    await Promise.all(
      [
        ['xsd/CDA.xsd', '<entry/>'],
        ['xsd/coreschemas/types.xsd', '<types/>'],
        ['schematron/pss_v4.0.sch', 'older'],
        ['schematron/pss_v10.0.sch', 'newest'],
        ['vocab/dictionary.json', JSON.stringify(DICTIONARY)],
        ['vocab/1.1.csv', 'version,code,description\n1.0,OLD,x\n2.0,A,"one, two"\n2.0,B,y\n'],
      ].map(async ([name = '', text = '']) => writeFile(join(folder, 'cda', name), text)),
    );
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('takes the newest schematron, the whole schema set and the codes of the managed version', async () => {
    const read = await readOfficialPack(folder);
    if (!read.ok) throw new Error(read.error.code);
    const { version, schematron, schemaFiles, schemaEntry, codeSystems } = read.value;
    expect({ version, schematron, schemaEntry }).toEqual({
      version: 'pss_v10.0',
      schematron: 'newest',
      schemaEntry: 'CDA.xsd',
    });
    expect([...schemaFiles.keys()].sort()).toEqual(['CDA.xsd', 'coreschemas/types.xsd']);
    expect([...codeSystems.values()]).toEqual([
      { oid: '1.1', version: '2.0', skipped: false, codes: new Set(['A', 'B']) },
      { oid: '1.2', version: '', skipped: true, codes: null },
      { oid: '1.3', version: '', skipped: false, codes: null },
    ]);
  });

  it('reads the same from a zip, whatever folder is around it', async () => {
    const parts = ['xsd/CDA.xsd', 'schematron/pss_v4.0.sch', 'schematron/pss_v10.0.sch'];
    const vocabulary = ['vocab/dictionary.json', 'vocab/1.1.csv', 'xsd/coreschemas/types.xsd'];
    const files = [...parts, ...vocabulary].map((name): [string, Uint8Array] => [
      `pack-main/cda/${name}`,
      readFileSync(join(folder, 'cda', name)),
    ]);
    const file = join(folder, 'pack.zip');
    await writeFile(file, zipSync(Object.fromEntries(files)));
    expect(await readOfficialPack(file)).toEqual(await readOfficialPack(folder));
  });

  it('refuses a file that is no zip', async () => {
    const file = join(folder, 'pack.zip');
    await writeFile(file, 'not a zip');
    expect(await readOfficialPack(file)).toMatchObject({
      ok: false,
      error: { code: 'conformance/pack-unusable', data: { part: 'archive' } },
    });
  });

  it('says what is missing', async () => {
    expect(await readOfficialPack(join(folder, 'nowhere'))).toMatchObject({
      ok: false,
      error: { code: 'conformance/pack-missing', data: { missing: 'schematron/*.sch' } },
    });
  });

  it('says which part cannot be read', async () => {
    await writeFile(join(folder, 'cda/vocab/dictionary.json'), '[{"system": 1}]');
    expect(await readOfficialPack(join(folder, 'cda'))).toMatchObject({
      ok: false,
      error: { code: 'conformance/pack-unusable', data: { part: 'vocabulary' } },
    });
  });
});
