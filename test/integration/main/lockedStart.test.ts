import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { SettingsInput } from '../../../electron/domain/settings.ts';
import { Workbench } from '../../../electron/headless/workbench.ts';
import { ok } from '../../../shared/errors/result.ts';
import { fakeElectron, type FakeElectron } from '../../support/electron/fakeElectron.ts';

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
const main = '../../../electron/main/main.ts';

let home: string;
let fake: FakeElectron;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'sintesi-locked-'));
  await writeFile(join(home, 'settings.json'), JSON.stringify(settings));
  const bench = new Workbench({
    home,
    officialPack: null,
    cardModule: null,
    pins: { ask: () => Promise.reject(new Error('no PIN is asked here')) },
    passphrase: () => Promise.resolve(ok(passphrase)),
  });
  expect((await bench.createArchive()).ok).toBe(true);
  await bench.close();
  process.env['SINTESI_HOME'] = home;
  fake = fakeElectron(false);
  vi.doMock('electron/main', () => fake.module);
  vi.doMock('electron/common', () => ({ shell: {} }));
  await import(main);
});

afterAll(async () => {
  fake.app.emit('will-quit', { preventDefault: () => undefined });
  await vi.waitFor(
    () => {
      expect(fake.calls).toContain('app.exit 0');
    },
    { timeout: 120_000 },
  );
  delete process.env['SINTESI_HOME'];
  await rm(home, { recursive: true, force: true });
});

function ask(verb: string, request: unknown): Promise<unknown> | undefined {
  const [window] = fake.windows.slice(-1);
  const event = {
    sender: { id: window?.webContents.id },
    senderFrame: { origin: 'app://sintesi', parent: null },
  };
  return fake.ipc.get(`sintesi:${verb}`)?.(event, request);
}

it('shows a locked desk in the window it opened, and throws away only a page that was open', async () => {
  await expect.poll(() => fake.windows[0]?.webContents.sent.length).toBeGreaterThan(0);
  expect(await ask('app.retry', {})).toMatchObject({ value: { state: { kind: 'locked' } } });
  expect(fake.windows).toHaveLength(1);
  expect(fake.windows[0]?.isDestroyed).toBe(false);

  expect(await ask('app.unlock', { passphrase })).toMatchObject({
    value: { state: { kind: 'ready' } },
  });
  await ask('app.lock', {});
  expect(fake.windows).toHaveLength(2);
  expect(fake.windows[0]?.isDestroyed).toBe(true);
  expect(await ask('app.retry', {})).toMatchObject({ value: { state: { kind: 'locked' } } });
  expect(fake.windows).toHaveLength(2);
});
