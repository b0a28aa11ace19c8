import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronBinary } from '../../build/electronBinary.ts';
import { assembleApplication, hostTarget } from '../../build/packaging/applicationFolder.ts';
import { contract } from '../../shared/ipc/contract.ts';

const binary = electronBinary();
const target = hostTarget();
if (binary === null) console.warn('skipped: no Electron binary (npx install-electron)');

describe.skipIf(binary === null || target === null)('the program inside Electron', () => {
  let home: string;
  let program: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'sintesi-electron-'));
    const application = join(home, 'app');
    if (target !== null) await assembleApplication(application, target);
    program = await _electron.launch({
      ...(binary === null ? {} : { executablePath: binary }),
      args: [application],
      timeout: 120_000,
      env: { ...process.env, SINTESI_HOME: join(home, 'data') },
    });
    page = await program.firstWindow({ timeout: 120_000 });
    page.setDefaultTimeout(120_000);
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  afterAll(async () => {
    await program.close();
    await rm(home, { recursive: true, force: true });
  });

  it('shows its window under its own scheme, with the policy', async () => {
    expect(page.url()).toBe('app://sintesi/');
    const policy = await page.evaluate(async () => {
      const answer = await fetch('/index.html').catch(() => null);
      return answer === null ? 'refused' : 'reached';
    });
    expect(policy).toBe('refused');
  });

  it('has the contract and nothing of Node or Electron in its page', async () => {
    const found = await page.evaluate(() => ({
      node: ['require', 'process', 'Buffer', 'ipcRenderer'].filter((name) => name in window),
      verbs: Object.entries(window.sintesi?.verbs ?? {}).flatMap(([area, verbs]) =>
        Object.keys(verbs).map((verb) => `${area}.${verb}`),
      ),
    }));
    expect(found.node).toEqual([]);
    expect(found.verbs.sort()).toEqual(Object.keys(contract).sort());
  });

  it('has the preferences and the sandbox it was given', async () => {
    const preferences = await program.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      // Electron has it for its own tests and does not declare it.
      const read: unknown = window && Reflect.get(window.webContents, 'getLastWebPreferences');
      const found: unknown =
        typeof read === 'function' && Reflect.apply(read, window?.webContents, []);
      return found;
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
  });
});
