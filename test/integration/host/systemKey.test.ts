import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SettingsInput } from '../../../electron/domain/settings.ts';
import {
  createPremises,
  type OpenPremises,
} from '../../../electron/headless/host/createPremises.ts';
import { onlyDoctor } from '../../support/onlyDoctor.ts';
import { createPinDesk } from '../../../electron/ipc/pinDesk.ts';
import { createSystemKey } from '../../../electron/main/systemKey.ts';
import type { SystemVault } from '../../../electron/main/systemVault.ts';

const passphrase = 'parole lunghe da ricordare';

const settings: SettingsInput = {
  profile: {
    codiceFiscale: 'MNZLSN99E05F205J',
    family: 'MANZONI',
    given: 'ALESSANDRO',
    azienda: { code: '090201', name: 'AZIENDA USL TOSCANA CENTRO' },
    repository: '201',
    application: { id: 'SINTESI', vendor: 'Sintesi', version: '0.1.0', identifierToken: 'SINTESI' },
  },
  environment: {
    name: 'test',
    baseUrl: 'https://nodo.invalid/v1',
    audience: 'https://nodo.invalid/v1',
  },
  card: { module: '/nessuna/libreria.so' },
};

let home: string;
let open: OpenPremises | null = null;

const vault: SystemVault = {
  backend: () => 'gnome_libsecret',
  isAvailable: () => Promise.resolve(true),
  encrypt: (text) => Promise.resolve(Buffer.from(text).reverse()),
  decrypt: (sealed) =>
    Promise.resolve({ text: Buffer.from(sealed).reverse().toString(), isStale: false }),
};

async function enter(changes: Partial<SystemVault> = {}): Promise<string> {
  await open?.leave();
  open = await createPremises({
    workbench: { home, officialPack: null, cardModule: null },
    doctors: onlyDoctor,
    systemKey: createSystemKey((archive) => join(home, `${archive}-key.json`), {
      ...vault,
      ...changes,
    }),
    pins: createPinDesk(
      () => undefined,
      () => 'question',
    ),
    emit: () => undefined,
    binder: {
      correlationId: () => 'defect',
      onDefect: ({ thrown }) => {
        throw thrown;
      },
    },
  });
  return (await open.standing()).state.kind;
}

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'sintesi-system-key-'));
  await writeFile(join(home, 'settings.json'), JSON.stringify(settings));
});

afterEach(async () => {
  await open?.leave();
  open = null;
  await rm(home, { recursive: true, force: true });
});

describe('an archive whose key the system keeps', () => {
  it('opens at the next start without its passphrase, and after a lock with it only', async () => {
    await enter();
    expect((await open?.createArchive(passphrase))?.ok).toBe(true);
    expect(await enter()).toBe('ready');
    expect((await open?.lock())?.state.kind).toBe('locked');
    expect((await open?.unlock(passphrase))?.ok).toBe(true);
  });

  it('asks for the passphrase where the system keeps nothing safely', async () => {
    await enter({ backend: () => 'basic_text' });
    expect((await open?.createArchive(passphrase))?.ok).toBe(true);
    expect(await enter({ backend: () => 'basic_text' })).toBe('locked');
  });

  it('asks for the passphrase where the system’s store is closed or another', async () => {
    await enter();
    await open?.createArchive(passphrase);
    expect(await enter({ isAvailable: () => Promise.resolve(false) })).toBe('locked');
    expect(await enter({ backend: () => 'kwallet6' })).toBe('locked');
    expect((await open?.unlock(passphrase))?.ok).toBe(true);
    expect(await enter({ backend: () => 'kwallet6' })).toBe('ready');
  });

  it('does not take the key of another archive for this one’s', async () => {
    await enter();
    await open?.createArchive(passphrase);
    const other = Buffer.alloc(32, 7).toString('base64');
    expect(await enter({ decrypt: () => Promise.resolve({ text: other, isStale: false }) })).toBe(
      'locked',
    );
    expect((await open?.unlock(passphrase))?.ok).toBe(true);
  });
});
