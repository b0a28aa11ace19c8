import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { contract } from '../../../shared/ipc/contract.ts';
import { fakeElectron, type FakeElectron } from '../../support/electron/fakeElectron.ts';

let home: string;
let fake: FakeElectron;

const main = '../../../electron/main/main.ts';

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'sintesi-shell-'));
  process.env['SINTESI_HOME'] = home;
  fake = fakeElectron(false);
  vi.doMock('electron/main', () => fake.module);
  vi.doMock('electron/common', () => ({ shell: {} }));
  await import(main);
  await vi.waitFor(
    () => {
      expect(fake.windows).toHaveLength(1);
    },
    { timeout: 120_000 },
  );
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

/** What the window asks, sent by a frame of the window unless another is given. */
function ask(verb: string, request: unknown, frame: object = {}): Promise<unknown> | undefined {
  const [window] = fake.windows.slice(-1);
  const event = {
    sender: { id: window?.webContents.id },
    senderFrame: { origin: 'app://sintesi', parent: null, ...frame },
  };
  return fake.ipc.get(`sintesi:${verb}`)?.(event, request);
}

describe('the desktop program, over a fake of Electron and everything else real', () => {
  it('is sandboxed and knows its scheme before Electron is ready', () => {
    const order = ['app.setPath', 'app.enableSandbox', 'protocol.register', 'app.whenReady'];
    const at = order.map((name) => fake.calls.findIndex((call) => call.startsWith(name)));
    expect(at).not.toContain(-1);
    expect(at).toEqual([...at].sort((one, other) => one - other));
    expect(fake.calls.some((call) => call.startsWith('session.setPermissionRequest'))).toBe(true);
  });

  it('opens its window under its own scheme, with safe preferences and guards', () => {
    const [window] = fake.windows;
    expect(window?.loaded).toBe('app://sintesi/');
    expect(window?.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
    expect(window?.webContents.openHandler?.()).toEqual({ action: 'deny' });
    expect(window?.webContents.listenerCount('will-navigate')).toBe(1);
    expect([...fake.served.keys()]).toEqual(['app']);
  });

  it('answers every verb on its channel, and its own window only', async () => {
    expect(fake.ipc.size).toBe(Object.keys(contract).length);
    expect(await ask('app.standing', {})).toMatchObject({
      ok: true,
      value: { state: { kind: 'first-run' } },
    });
    for (const frame of [{ origin: 'https://example.org' }, { parent: {} }]) {
      expect(await ask('app.standing', {}, frame)).toMatchObject({
        ok: false,
        error: { code: 'window/unknown-verb' },
      });
    }
  });

  it('shows its window to a second start', () => {
    const [window] = fake.windows;
    fake.app.emit('second-instance');
    expect(window?.focus).toHaveBeenCalled();
    expect(fake.windows).toHaveLength(1);
  });

  it('tells the window what happens', async () => {
    await ask('app.retry', {});
    const channels = fake.windows.flatMap(({ webContents }) =>
      webContents.sent.map(([channel]) => channel),
    );
    expect(channels).toContain('sintesi:event:app.standing');
  });

  it('lets the page hold its window back with a changed draft, until the computer shuts down', () => {
    const unload = vi.fn();
    const holdBack = (): void => {
      const [window] = fake.windows.slice(-1);
      window?.webContents.emit('will-prevent-unload', { preventDefault: unload });
    };
    holdBack();
    expect(unload).not.toHaveBeenCalled();
    fake.module.powerMonitor.emit('shutdown', { preventDefault: () => undefined });
    holdBack();
    expect(unload).toHaveBeenCalledOnce();
  });
});
