import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  listBackups,
  restoreBackup,
  salvageArchive,
} from '../../../electron/headless/verbs/archiveCare.ts';
import type { VerbReport, VerbResult } from '../../../electron/headless/verbResult.ts';
import { openForWriting } from '../../../electron/store/databaseConnection.ts';
import { damageDesk, deskArchive, deskKey } from '../../support/damagedArchive.ts';
import { codeOf, furnishDesk, withDeskBench } from '../../support/deskBench.ts';
import { fillDeskWithPatients } from '../../support/patientFixtures.ts';
import { makeTestDesk, type TestDesk } from '../../support/testDesk.ts';

let directory: string;
let desk: TestDesk;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sintesi-archive-'));
  desk = await makeTestDesk(directory, { sample: 'own' });
  await furnishDesk(desk);
  await fillDeskWithPatients(desk.home, 200, new Date());
});
afterEach(async () => {
  await desk.gateway.stop();
  await rm(directory, { recursive: true, force: true });
});

function reportOf(result: VerbResult): VerbReport {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

it('leaves a sound archive alone, salvages a damaged one, and says by kind what is lost', async () => {
  const file = join(deskArchive(desk.home), 'archive.db');
  const before = await readFile(file);
  const sound = reportOf(await withDeskBench(desk, {}, salvageArchive));
  expect(sound).toMatchObject({ json: { isSound: true }, succeeded: true });
  expect(await readFile(file)).toEqual(before);

  await damageDesk(desk.home, 'patients');
  const salvaged = reportOf(await withDeskBench(desk, {}, salvageArchive));
  expect(salvaged).toMatchObject({ json: { isSound: false, isComplete: false }, succeeded: false });
  expect(salvaged.lines.join('\n')).toMatch(
    /^Assistiti: \d+ dal file danneggiato, \d+ dalla copia/m,
  );
  expect(salvaged.lines.some((line) => line.startsWith('Perduto: Assistiti '))).toBe(true);
  // What was made opens, and is sound.
  expect(reportOf(await withDeskBench(desk, {}, salvageArchive)).json).toEqual({ isSound: true });
});

it('does not touch an archive that another process has open', async () => {
  const { backups } = reportOf(await withDeskBench(desk, {}, listBackups)).json;
  const [{ name }] = backups as readonly [{ name: string }];
  const names = await readdir(deskArchive(desk.home));
  const other = openForWriting(
    join(deskArchive(desk.home), 'archive.db'),
    await deskKey(desk.home),
  );
  other.exec('BEGIN IMMEDIATE; COMMIT');
  try {
    const restored = await withDeskBench(desk, {}, (bench) => restoreBackup(bench, name));
    expect(codeOf(restored)).toBe('archive/locked');
    expect(codeOf(await withDeskBench(desk, {}, salvageArchive))).toBe('archive/locked');
  } finally {
    other.close();
  }
  expect((await readdir(deskArchive(desk.home))).filter((each) => each.includes('aside'))).toEqual(
    names.filter((each) => each.includes('aside')),
  );
  const restored = await withDeskBench(desk, {}, (bench) => restoreBackup(bench, name));
  expect(reportOf(restored).succeeded).toBe(true);
});
