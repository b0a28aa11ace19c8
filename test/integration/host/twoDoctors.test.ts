import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SettingsInput } from '../../../electron/domain/settings.ts';
import type { OpenHouse } from '../../../electron/headless/host/createHouse.ts';
import { Workbench } from '../../../electron/headless/workbench.ts';
import { createPinDesk } from '../../../electron/ipc/pinDesk.ts';
import { ok } from '../../../shared/errors/result.ts';
import type { ContractInput, ContractKey, ContractResponse } from '../../../shared/ipc/contract.ts';
import { verbs } from '../../../shared/ipc/contract.ts';
import { openQuietHouse } from '../../support/quietHouse.ts';

const manzoni = { codiceFiscale: 'MNZLSN99E05F205J', family: 'MANZONI', given: 'ALESSANDRO' };
const verga = { codiceFiscale: 'VRGGNN80A01F205U', family: 'VERGA', given: 'GIOVANNI' };

function settingsOf(doctor: typeof manzoni): SettingsInput {
  return {
    profile: {
      ...doctor,
      azienda: { code: '090201', name: 'AZIENDA USL TOSCANA CENTRO' },
      repository: '201',
      application: {
        id: 'SINTESI',
        vendor: 'Sintesi',
        version: '0.1.0',
        identifierToken: 'SINTESI',
      },
    },
    environment: {
      name: 'test',
      baseUrl: 'https://nodo.invalid/v1',
      audience: 'https://nodo.invalid/v1',
    },
    card: { module: '/nessuna/libreria.so' },
  };
}

const phrases = { first: 'parole lunghe da ricordare', other: 'un’altra frase tutta diversa' };

let root: string;
let house: OpenHouse | null = null;
const substitute = (): string => join(root, 'medici', 'medico-2');

/** A folder as a finished first run leaves it. */
async function furnish(home: string, doctor: typeof manzoni, phrase: string): Promise<void> {
  await writeFile(join(home, 'settings.json'), JSON.stringify(settingsOf(doctor)));
  const bench = new Workbench({
    home,
    officialPack: null,
    cardModule: null,
    pins: createPinDesk(
      () => undefined,
      () => 'question',
    ),
    passphrase: () => Promise.resolve(ok(phrase)),
  });
  expect((await bench.createArchive()).ok).toBe(true);
  await bench.close();
}

async function enter(): Promise<void> {
  house = await openQuietHouse(root, null, {
    backend: () => 'gnome_libsecret',
    isAvailable: () => Promise.resolve(true),
    encrypt: (text) => Promise.resolve(Buffer.from(text).reverse()),
    decrypt: (sealed) =>
      Promise.resolve({ text: Buffer.from(sealed).reverse().toString(), isStale: false }),
  });
}

async function leave(): Promise<void> {
  await house?.leave();
  house = null;
}

async function ask<Key extends ContractKey>(
  verb: Key,
  request: ContractInput[Key],
): Promise<ContractResponse[Key]> {
  const answer = await house?.contract(verb, request);
  if (answer?.ok !== true) throw new Error(`${verb}: ${answer?.error.code ?? 'no house'}`);
  return verbs[verb].response.parse(answer.value);
}

async function codeOf(verb: ContractKey, request: unknown): Promise<string> {
  const answer = await house?.contract(verb, request);
  return answer?.ok === false ? answer.error.code : 'ok';
}

/** The substitute's room, made from the window and furnished as his first run would. */
async function addSubstitute(): Promise<void> {
  const fresh = await ask('app.addDoctor', {});
  expect(fresh).toMatchObject({ doctor: 'medico-2', state: { kind: 'first-run' } });
  await furnish(substitute(), verga, phrases.other);
  await ask('app.retry', {});
}

const patientsFound = async (): Promise<number> => (await ask('patients.list', {})).patients.length;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sintesi-doctors-'));
  await furnish(root, manzoni, phrases.first);
  await enter();
});
afterEach(async () => {
  await leave();
  await rm(root, { recursive: true, force: true });
});

it('a single doctor stays where he always was, and nothing is made beside him', async () => {
  const standing = await ask('app.standing', {});
  expect(standing).toMatchObject({
    doctor: 'primo',
    doctors: [{ doctor: 'primo', family: 'MANZONI', given: 'ALESSANDRO' }],
    state: { kind: 'locked' },
  });
  await ask('app.unlock', { passphrase: phrases.first });
  expect(await readdir(root)).not.toContain('medici');
});

it('each opens his own archive with his own passphrase, and finds nothing of the other in it', async () => {
  await ask('app.unlock', { passphrase: phrases.first });
  await ask('patients.add', { ...verga, birthDate: '1980-01-01', gender: 'M' });
  expect(await patientsFound()).toBe(1);
  await ask('app.lock', {});
  await addSubstitute();

  expect(await codeOf('app.unlock', { passphrase: phrases.first })).toBe(
    'archive/wrong-passphrase',
  );
  const open = await ask('app.unlock', { passphrase: phrases.other });
  expect(open).toMatchObject({ doctor: 'medico-2', state: { kind: 'ready' } });
  expect(open.doctors.map(({ family }) => family)).toEqual(['MANZONI', 'VERGA']);
  expect(await patientsFound()).toBe(0);
  expect(await ask('drafts.list', {})).toMatchObject({ drafts: [] });

  // Also from an open desk: it is closed first, and nobody needs a key of the other to come back to a locked one.
  const back = await ask('app.switchDoctor', { doctor: 'primo' });
  expect(back).toMatchObject({
    doctor: 'primo',
    state: { kind: 'locked', doctor: { family: 'MANZONI' } },
  });
  expect(await codeOf('patients.list', {})).toBe('workspace/locked');
  await ask('app.unlock', { passphrase: phrases.first });
  expect(await patientsFound()).toBe(1);
});

it('begins with who worked last, who is asked for the passphrase although the system could open', async () => {
  await ask('app.unlock', { passphrase: phrases.first });
  await leave();
  await enter();
  // Alone, the system opens it.
  expect(await ask('app.standing', {})).toMatchObject({ state: { kind: 'ready' } });
  await ask('app.lock', {});
  await addSubstitute();
  await leave();
  await enter();
  expect(await ask('app.standing', {})).toMatchObject({
    doctor: 'medico-2',
    state: { kind: 'locked', doctor: { family: 'VERGA' } },
  });
  await ask('app.switchDoctor', { doctor: 'primo' });
  await leave();
  await enter();
  expect(await ask('app.standing', {})).toMatchObject({
    doctor: 'primo',
    state: { kind: 'locked' },
  });
});

it('goes nowhere but to a doctor of this computer', async () => {
  for (const doctor of ['medico-9', '../altrove', 'medico-2/..']) {
    expect(await codeOf('app.switchDoctor', { doctor })).toBe('workspace/doctor-unknown');
  }
  expect(await ask('app.standing', {})).toMatchObject({ doctor: 'primo' });
});

it('uses the room nobody began to use, and never that of an archive whose settings were put aside', async () => {
  await ask('app.addDoctor', {});
  await ask('app.switchDoctor', { doctor: 'primo' });
  await addSubstitute();
  await rm(join(substitute(), 'settings.json'));
  const third = await ask('app.addDoctor', {});
  expect(third.doctor).toBe('medico-3');
  expect(third.doctors).toContainEqual({ doctor: 'medico-2', family: '', given: '' });
});

it('notes who worked last, and nothing about anybody', async () => {
  await addSubstitute();
  const noted: unknown = JSON.parse(await readFile(join(root, 'medici', 'ultimo.json'), 'utf8'));
  expect(noted).toEqual({ doctor: 'medico-2' });
});
