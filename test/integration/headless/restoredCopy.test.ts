import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packHome, unpackHome } from '../../../electron/headless/host/moveHome.ts';
import { history } from '../../../electron/headless/verbs/history.ts';
import { valueOf } from '../../support/archiveFixtures.ts';
import { deskArchive } from '../../support/damagedArchive.ts';
import { furnishDesk, withDeskBench } from '../../support/deskBench.ts';
import { askQueue, copyBeforeSending, putBack, signIntoQueue } from '../../support/olderCopy.ts';
import { makeTestDesk, type TestDesk } from '../../support/testDesk.ts';

let directory: string;
let desk: TestDesk;

const given = (): readonly string[] =>
  desk.gateway.ledger().calls.flatMap(({ cartId }) => cartId ?? []);

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sintesi-restored-'));
  desk = await makeTestDesk(directory, { sample: 'own' });
  await furnishDesk(desk);
});

afterEach(async () => {
  await desk.gateway.stop();
  await rm(directory, { recursive: true, force: true });
});

describe('a copy put back that is older than what left', () => {
  it('sends nothing again: how the act ended is taken from the journal, and its X-CART-id kept', async () => {
    const backup = await copyBeforeSending(desk);
    expect(await askQueue(desk, { send: true })).toMatchObject({
      results: [{ state: 'accepted' }],
    });
    const before = given();
    await putBack(desk, backup);
    expect(await askQueue(desk, { send: true })).toMatchObject({ items: [], results: [] });
    expect(given()).toEqual(before);
    const told = await withDeskBench(desk, {}, (bench) => history(bench, {}));
    expect(valueOf(told).json).toMatchObject({
      entries: [{ state: 'accepted', recalled: [{ cartId: before.at(-1) }] }],
      recalled: [],
    });
  });

  it('verifies the act where the journal is lost too, and takes the conflict as a confirmation', async () => {
    const backup = await copyBeforeSending(desk);
    await askQueue(desk, { send: true });
    await rm(join(deskArchive(desk.home), 'archive.journal'));
    await putBack(desk, backup);
    expect(await askQueue(desk, {})).toMatchObject({
      items: [{ state: 'outcome-unknown', plan: { obstacle: { code: 'outbox/left-since-copy' } } }],
    });
    expect(await askQueue(desk, { send: true })).toMatchObject({
      results: [{ state: 'accepted' }],
    });
    expect(desk.gateway.ledger().documents).toHaveLength(1);
  });
});

describe('an archive moved to another computer', () => {
  it('sends nothing blindly that the computer before sent after it was packed', async () => {
    await signIntoQueue(desk);
    const stick = join(directory, 'chiavetta');
    await mkdir(stick);
    valueOf(await packHome(desk.home, stick, new Date()));
    expect(await askQueue(desk, { send: true })).toMatchObject({
      results: [{ state: 'accepted' }],
    });
    const moved = { ...desk, home: join(directory, 'nuovo') };
    await mkdir(moved.home);
    valueOf(await unpackHome(stick, moved.home));
    expect(await askQueue(moved, {})).toMatchObject({ items: [{ state: 'outcome-unknown' }] });
    expect(await askQueue(moved, { send: true })).toMatchObject({
      results: [{ state: 'accepted' }],
    });
    expect(desk.gateway.ledger().documents).toHaveLength(1);
    const audited = await withDeskBench(moved, {}, async (bench) =>
      valueOf(await bench.archive()).verifyAudit(),
    );
    expect(valueOf(audited).problems).toEqual([]);
  });
});
