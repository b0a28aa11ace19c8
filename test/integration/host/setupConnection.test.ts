import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verbs } from '../../../shared/ipc/contract.ts';
import { deskPassphrase, furnishDesk } from '../../support/deskBench.ts';
import { fillDeskWithHistory } from '../../support/historyFixtures.ts';
import { openQuietHouse } from '../../support/quietHouse.ts';
import { makeTestDesk, type TestDesk } from '../../support/testDesk.ts';

let directory: string;
let desk: TestDesk;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sintesi-setup-'));
  desk = await makeTestDesk(directory, { sample: 'own' });
  await furnishDesk(desk);
  // A first run that is open and has tried nothing.
  await writeFile(join(desk.home, 'setup.json'), '{}');
});
afterEach(async () => {
  await desk.gateway.stop();
  await rm(directory, { recursive: true, force: true });
});

/** Whether the first run shows the connection as done. */
async function isConnected(): Promise<boolean> {
  const house = await openQuietHouse(desk.home, null);
  try {
    const open = await house.contract('app.unlock', { passphrase: deskPassphrase });
    if (!open.ok) throw new Error(open.error.code);
    const read = await house.contract('setup.read', {});
    if (!read.ok) throw new Error(read.error.code);
    const { steps } = verbs['setup.read'].response.parse(read.value);
    return steps.some(({ step, isDone }) => step === 'connection' && isDone);
  } finally {
    await house.leave();
  }
}

it('counts the connection as done where the archive has something the gateway took in charge', async () => {
  expect(await isConnected()).toBe(false);
  const to = new Date();
  await fillDeskWithHistory(desk.home, 20, { from: new Date(to.getTime() - 86_400_000), to });
  expect(await isConnected()).toBe(true);
});
