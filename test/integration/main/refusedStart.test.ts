import { describe, expect, it, vi } from 'vitest';
import { fakeElectron, type FakeElectron } from '../../support/electron/fakeElectron.ts';

const main = '../../../electron/main/main.ts';

async function start(fake: FakeElectron, args: readonly string[]): Promise<FakeElectron> {
  vi.doMock('electron/main', () => fake.module);
  vi.doMock('electron/common', () => ({ shell: {} }));
  vi.resetModules();
  const { argv } = process;
  process.argv = ['/opt/sintesi/sintesi', ...args];
  await import(main);
  process.argv = argv;
  return fake;
}

describe('a start that does not go on', () => {
  it.each(['--remote-debugging-port=9222', '--no-sandbox', '--inspect', '--js-flags=x'])(
    'is one of the packaged program with %s',
    async (argument) => {
      const { calls, windows } = await start(fakeElectron(true), [argument]);
      expect(calls).toContain('app.exit 2');
      expect(calls).not.toContain('app.whenReady');
      expect(windows).toEqual([]);
    },
  );

  it('is the second one at the same time', async () => {
    const fake = fakeElectron(false);
    fake.app.requestSingleInstanceLock.mockReturnValue(false);
    const { calls } = await start(fake, []);
    expect(calls).toContain('app.exit 0');
    expect(calls).not.toContain('app.whenReady');
  });
});
