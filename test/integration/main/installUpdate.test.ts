import { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { fakeElectron, type FakeElectron } from '../../support/electron/fakeElectron.ts';

let home: string;
let fake: FakeElectron;

const main = '../../../electron/main/main.ts';

/** The updater as far as the shell uses it: quits the program once its installer would run. */
class FakeUpdater extends EventEmitter {
  checkForUpdates = (): Promise<null> => Promise.resolve(null);
  downloadUpdate = (): Promise<null> => Promise.resolve(null);
  quitAndInstall = vi.fn((_isSilent: boolean, _isRunAfter: boolean) => {
    quit();
  });
}
const updater = new FakeUpdater();

/** Whether something held the program back when it was about to end. */
let wasHeldBack: boolean | null = null;

function quit(): void {
  wasHeldBack = false;
  fake.app.emit('before-quit');
  fake.app.emit('will-quit', {
    preventDefault: () => {
      wasHeldBack = true;
    },
  });
}

function ask(verb: string): Promise<unknown> | undefined {
  const [window] = fake.windows.slice(-1);
  const event = {
    sender: { id: window?.webContents.id },
    senderFrame: { origin: 'app://sintesi', parent: null },
  };
  return fake.ipc.get(`sintesi:${verb}`)?.(event, {});
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'sintesi-update-'));
  process.env['SINTESI_HOME'] = home;
  fake = fakeElectron(true);
  fake.app.quit = quit;
  vi.doMock('electron/main', () => fake.module);
  vi.doMock('electron/common', () => ({ shell: {} }));
  vi.doMock('electron-updater', () => ({ default: { autoUpdater: updater } }));
  await import(main);
  await vi.waitFor(
    () => {
      expect(fake.windows).toHaveLength(1);
    },
    { timeout: 120_000 },
  );
});

afterAll(async () => {
  delete process.env['SINTESI_HOME'];
  await rm(home, { recursive: true, force: true });
});

it('says that there is nothing to install', async () => {
  expect(await ask('app.installUpdate')).toMatchObject({
    ok: false,
    error: { code: 'update/none' },
  });
  expect(wasHeldBack).toBeNull();
});

it('closes everything, then installs and starts again, at whatever hour', async () => {
  updater.emit('update-downloaded', { version: '99.0.0', releaseNotes: '- Più veloce' });
  expect(await ask('app.installUpdate')).toMatchObject({ ok: true });
  await expect.poll(() => updater.quitAndInstall.mock.calls).toEqual([[true, true]]);
  // The first quitting waits for what is open; the updater's own must not.
  expect(wasHeldBack).toBe(false);
  expect(fake.calls.filter((call) => call.startsWith('app.exit'))).toEqual([]);
});
