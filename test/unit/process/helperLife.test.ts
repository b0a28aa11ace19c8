import { describe, expect, it, vi } from 'vitest';
import type { HostedProcess } from '../../../electron/domain/ports/processHost.ts';
import { endedWithin } from '../../../electron/process/endedWithin.ts';
import { followHelper } from '../../../electron/process/helperLife.ts';

/** A helper that ends when it is killed, or not at all. */
function helper(obeys: boolean) {
  let exit: (code: number | null, signal: string | null) => void = () => undefined;
  const kill = vi.fn(() => {
    if (obeys) exit(null, 'SIGKILL');
  });
  const hosted: HostedProcess = {
    pid: 1,
    post: () => undefined,
    onMessage: () => undefined,
    onExit: (listener) => (exit = listener),
    kill,
  };
  return {
    hosted,
    kill,
    exit: () => {
      exit(0, null);
    },
  };
}

describe('the life of a helper process', () => {
  it('ends with the process', async () => {
    const { hosted, exit, kill } = helper(true);
    const life = followHelper(hosted);
    expect(life.isGone()).toBe(false);
    exit();
    expect(life.isGone()).toBe(true);
    await life.end();
    expect(kill).not.toHaveBeenCalled();
  });

  it('ends when the process is killed', async () => {
    const life = followHelper(helper(true).hosted);
    await life.end();
    expect(life.isGone()).toBe(true);
  });

  it('is given up where the system holds a process that was killed', async () => {
    const { hosted, kill } = helper(false);
    const life = followHelper(hosted, 1);
    await life.end();
    expect(kill).toHaveBeenCalledOnce();
    expect(life.isGone()).toBe(true);
  });
});

describe('waiting for an end', () => {
  it('tells an end, good or bad, from none', async () => {
    const never = new Promise(() => undefined);
    expect(await endedWithin(Promise.resolve(1), 60_000)).toBe(true);
    expect(await endedWithin(Promise.reject(new Error('no')), 60_000)).toBe(true);
    expect(await endedWithin(never, 1)).toBe(false);
  });
});
