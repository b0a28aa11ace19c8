import { createBirpc } from 'birpc';
import { expect, it, vi } from 'vitest';
import type { ProcessHost } from '../../../electron/domain/ports/processHost.ts';
import { createStoreSession } from '../../../electron/store/storeSession.ts';
import { ok } from '../../../shared/errors/result.ts';

/** A store process that opens, and never answers when it is told to close: its disk does not reply. */
function silentStore(kill: () => void): ProcessHost {
  return {
    start: () => {
      let toHost: (message: unknown) => void = () => undefined;
      let toStore: (message: unknown) => void = () => undefined;
      createBirpc(
        { open: () => ok(), shut: () => new Promise(() => undefined) },
        {
          post: (message: unknown) => {
            toHost(message);
          },
          on: (listener) => (toStore = listener),
        },
      );
      const exits: Parameters<ReturnType<ProcessHost['start']>['onExit']>[0][] = [];
      return {
        pid: 1,
        post: (message) => {
          toStore(message);
        },
        onMessage: (listener) => (toHost = listener),
        onExit: (listener) => exits.push(listener),
        kill: () => {
          kill();
          for (const listener of exits) listener(null, 'SIGKILL');
        },
      };
    },
  };
}

it('kills a store that does not close, says that the backup is missing', async () => {
  const kill = vi.fn();
  const session = createStoreSession({
    host: silentStore(kill),
    directory: '/nowhere',
    key: new Uint8Array(32).fill(7),
    clock: { now: () => new Date(0) },
    onDefect: () => undefined,
    shutMs: 1,
  });
  expect(await session.call(() => Promise.resolve(ok()))).toEqual(ok());
  expect(await session.end()).toMatchObject({ error: { code: 'archive/backup-cut-short' } });
  expect(kill).toHaveBeenCalledOnce();
});
