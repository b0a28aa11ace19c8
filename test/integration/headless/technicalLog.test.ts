import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publish } from '../../../electron/headless/verbs/publish.ts';
import { valueOf } from '../../support/archiveFixtures.ts';
import { furnishDesk, withDeskBench } from '../../support/deskBench.ts';
import { filesUnder, markersIn, markersOf } from '../../support/markerScan.ts';
import { makeTestDesk, type TestDesk } from '../../support/testDesk.ts';

let directory: string;
let desk: TestDesk;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sintesi-log-'));
  desk = await makeTestDesk(directory, { sample: 'own' });
  await furnishDesk(desk);
});

afterAll(async () => {
  await desk.gateway.stop();
  await rm(directory, { recursive: true, force: true });
});

it('a journey leaves its lines in the log and nothing personal in any file of the working folder', async () => {
  const published = await withDeskBench(desk, {}, (bench) => publish(bench, desk.sampleFile));
  expect(valueOf(published).json).toMatchObject({ outcome: 'accepted' });
  const text = await readFile(join(desk.home, 'log', 'sintesi.log'), 'utf8');
  const events = text
    .trim()
    .split('\n')
    .map((line): unknown => Reflect.get(JSON.parse(line) as object, 'event'));
  for (const event of ['archive-opened', 'card-call', 'channel-answered', 'attempt-ended']) {
    expect(events).toContain(event);
  }
  const [call] = desk.gateway.ledger().calls;
  expect(text).toContain(call?.cartId ?? 'no X-CART-id');
  const { patient } = desk.header;
  const planted = [patient.codiceFiscale, patient.family, 'Ipertensione essenziale', 'ClinicalDoc'];
  const markers = markersOf(planted);
  const sample = await readFile(desk.sampleFile);
  expect(planted.filter((marker) => !sample.includes(marker))).toEqual([]);
  const files = await filesUnder(desk.home);
  expect(files.length).toBeGreaterThan(5);
  expect(await markersIn(files, markers)).toEqual([]);
});
