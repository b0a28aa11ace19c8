import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { strippedEnvironment } from '../../../electron/process/strippedEnvironment.ts';
import { utilityProcessHost, type ForkUtility } from '../../../electron/main/utilityProcessHost.ts';

class FakeChild extends EventEmitter {
  readonly pid = 4242;
  readonly posted: unknown[] = [];
  readonly kill = vi.fn(() => true);
  postMessage(message: unknown): void {
    this.posted.push(message);
  }
}

describe('helper processes under Electron', () => {
  it('start without dangerous variables, without arguments, with what was asked', () => {
    process.env['ELECTRON_RUN_AS_NODE'] = '1';
    process.env['NODE_OPTIONS'] = '--no-warnings';
    const fork = vi.fn<ForkUtility>(() => new FakeChild());
    utilityProcessHost(fork).start(new URL('file:///opt/sintesi/program/cardProcess.js'), {
      SOFTHSM2_CONF: '/tmp/x',
    });
    delete process.env['ELECTRON_RUN_AS_NODE'];
    delete process.env['NODE_OPTIONS'];
    const [path, args, options] = fork.mock.calls[0] ?? [];
    expect(path).toBe('/opt/sintesi/program/cardProcess.js');
    expect(args).toEqual([]);
    expect(options?.execArgv).toEqual([]);
    expect(options?.env['SOFTHSM2_CONF']).toBe('/tmp/x');
    expect(
      Object.keys(options?.env ?? {}).filter((name) => /^(NODE|ELECTRON|LD)_/.test(name)),
    ).toEqual([]);
  });

  it('carry messages, tell their end and are ended at once', () => {
    const child = new FakeChild();
    const end = vi.fn();
    const hosted = utilityProcessHost(() => child, end).start(new URL('file:///x.js'));
    const heard = vi.fn();
    const exited = vi.fn();
    hosted.onMessage(heard);
    hosted.onExit(exited);
    hosted.post({ one: 1 });
    expect(child.posted).toEqual([{ one: 1 }]);
    child.emit('message', { two: 2 });
    expect(heard).toHaveBeenCalledWith({ two: 2 });
    hosted.kill();
    expect(end).toHaveBeenCalledWith(4242);
    child.emit('exit', 9);
    expect(exited).toHaveBeenCalledWith(9, null);
    hosted.post({ three: 3 });
    expect(child.posted).toHaveLength(1);
  });

  it.each([
    'NODE_OPTIONS',
    'NODE_EXTRA_CA_CERTS',
    'ELECTRON_RUN_AS_NODE',
    'LD_PRELOAD',
    'DYLD_INSERT_LIBRARIES',
    'SSLKEYLOGFILE',
  ])('never see %s', (name) => {
    expect(strippedEnvironment({ [name]: 'x', HOME: '/home/m' })).toEqual({ HOME: '/home/m' });
  });
});
