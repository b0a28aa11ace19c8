import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeElectron, type FakeElectron } from '../../support/electron/fakeElectron.ts';

let home: string;
const written: string[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'sintesi-command-'));
  vi.stubEnv('SINTESI_HOME', home);
  written.length = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk, done?: unknown) => {
    written.push(String(chunk));
    if (typeof done === 'function') (done as () => void)();
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

/** Starts the installed program with arguments and waits until it has ended. */
async function start(args: readonly string[]): Promise<FakeElectron> {
  const fake = fakeElectron(true);
  vi.doMock('electron/main', () => fake.module);
  vi.doMock('electron/common', () => ({ shell: {} }));
  vi.resetModules();
  const { argv } = process;
  process.argv = ['/opt/sintesi/sintesi', ...args];
  await import('../../../electron/main/main.ts');
  process.argv = argv;
  await expect.poll(() => fake.calls.some((call) => call.startsWith('app.exit'))).toBe(true);
  return fake;
}

describe('a command of the installed program', () => {
  it('does its work without a window, and ends with its status', async () => {
    const { calls, windows } = await start(['cli', 'schema']);
    expect(JSON.parse(written.join(''))).toHaveProperty('$schema');
    expect(calls).toContain('app.exit 0');
    expect(windows).toEqual([]);
  });

  it('keeps what Chromium keeps apart from that of the window, and leaves the window alone', async () => {
    const fake = await start(['cli', 'schema']);
    expect(fake.app.setPath).toHaveBeenCalledWith('userData', join(home, 'command'));
    expect(fake.app.requestSingleInstanceLock).not.toHaveBeenCalled();
  });

  it('reaches the archive through the processes of the shell', async () => {
    const { calls } = await start(['cli', 'queue', '--json']);
    expect(JSON.parse(written.join(''))).toMatchObject({
      error: { code: 'workspace/settings-missing' },
    });
    expect(calls).toContain('app.exit 1');
  });

  it('that is used wrongly ends with status 2', async () => {
    vi.spyOn(process.stderr, 'write').mockImplementation((_chunk, done?: unknown) => {
      if (typeof done === 'function') (done as () => void)();
      return true;
    });
    expect((await start(['cli', 'no-such-verb'])).calls).toContain('app.exit 2');
  });

  it('is refused like a window where a switch would weaken the program', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { calls } = await start(['cli', 'schema', '--inspect']);
    expect(calls).toContain('app.exit 2');
    expect(calls).not.toContain('dialog.showErrorBox "Sintesi"');
    expect(said).toHaveBeenCalledWith(expect.stringContaining('--inspect'));
  });
});
