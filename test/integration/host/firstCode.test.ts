import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OpenHouse } from '../../../electron/headless/host/createHouse.ts';
import type { ContractInput, ContractKey, ContractResponse } from '../../../shared/ipc/contract.ts';
import { verbs } from '../../../shared/ipc/contract.ts';
import { openQuietHouse } from '../../support/quietHouse.ts';

const doctor = { codiceFiscale: 'MNZLSN99E05F205J', family: 'MANZONI', given: 'ALESSANDRO' };
const passphrase = 'parole lunghe da ricordare';

let root: string;
let house: OpenHouse;

async function ask<Key extends ContractKey>(
  verb: Key,
  request: ContractInput[Key],
): Promise<ContractResponse[Key]> {
  const answer = await house.contract(verb, request);
  if (!answer.ok) throw new Error(`${verb}: ${answer.error.code}`);
  return verbs[verb].response.parse(answer.value);
}

async function codeOf(verb: ContractKey, request: unknown): Promise<string> {
  const answer = await house.contract(verb, request);
  return answer.ok ? 'ok' : answer.error.code;
}

/** Whether a code opens the archive of now. */
async function opens(recoveryCode: string): Promise<boolean> {
  await ask('app.lock', {});
  const code = await codeOf('app.recover', { recoveryCode, passphrase });
  if (code !== 'ok') await ask('app.unlock', { passphrase });
  return code === 'ok';
}

const isCodeDone = async (): Promise<boolean> =>
  (await ask('setup.read', {})).steps.some(({ step, isDone }) => step === 'protection' && isDone);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sintesi-first-code-'));
  house = await openQuietHouse(root, '/nessuna/libreria.so');
  await ask('setup.doctor', doctor);
  await ask('setup.organisation', {
    organisation: {
      azienda: { code: '090201', name: 'AZIENDA USL TOSCANA CENTRO' },
      repository: '201',
    },
    environment: { name: 'test', baseUrl: 'https://nodo.invalid/v1' },
  });
});
afterEach(async () => {
  await house.leave();
  await rm(root, { recursive: true, force: true });
});

it('believes in the first code when it is typed again', async () => {
  const { recoveryCode } = await ask('setup.protect', { passphrase });
  expect(await isCodeDone()).toBe(false);
  await ask('setup.confirmCode', { recoveryCode });
  expect(await isCodeDone()).toBe(true);
});

it('keeps a code that opens until the one made in its place is typed again', async () => {
  const first = await ask('setup.protect', { passphrase });
  await ask('setup.confirmCode', first);
  // Notes that do not read any more: the first run asks for the code again, and the one on paper must not be lost.
  await writeFile(join(root, 'setup.json'), '{');
  const second = await ask('setup.newCode', {});
  expect(await opens(first.recoveryCode)).toBe(true);
  expect(await codeOf('setup.confirmCode', first)).toBe('archive/new-code-different');
  expect(await isCodeDone()).toBe(false);
  await ask('setup.confirmCode', second);
  expect(await isCodeDone()).toBe(true);
  expect(await opens(first.recoveryCode)).toBe(false);
  expect(await opens(second.recoveryCode)).toBe(true);
});

it('makes no code once the first run is finished: that asks for the passphrase', async () => {
  await ask('setup.confirmCode', await ask('setup.protect', { passphrase }));
  await ask('setup.finish', {});
  expect(await codeOf('setup.newCode', {})).toBe('workspace/setup-finished');
  expect(await codeOf('setup.confirmCode', { recoveryCode: 'qualunque' })).toBe(
    'workspace/setup-finished',
  );
  expect(await ask('app.standing', {})).toMatchObject({ state: { kind: 'ready' } });
});

it('stays in the first run of another environment until the code of its archive is on paper', async () => {
  await ask('setup.confirmCode', await ask('setup.protect', { passphrase }));
  await ask('setup.finish', {});
  await ask('settings.switchEnvironment', {
    name: 'production',
    baseUrl: 'https://reale.invalid/v1',
  });
  const { recoveryCode } = await ask('setup.protect', { passphrase });
  expect(await ask('app.standing', {})).toMatchObject({ state: { kind: 'first-run' } });
  expect(await isCodeDone()).toBe(false);
  await ask('setup.confirmCode', { recoveryCode });
  await ask('setup.finish', {});
  expect(await ask('app.standing', {})).toMatchObject({ state: { kind: 'ready' } });
  expect(JSON.parse(await readFile(join(root, 'settings.json'), 'utf8'))).toMatchObject({
    environment: { name: 'production' },
  });
});
