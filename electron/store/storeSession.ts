import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { ProcessHost } from '../domain/ports/processHost.ts';
import { endedWithin } from '../process/endedWithin.ts';
import { followHelper, type HelperLife } from '../process/helperLife.ts';
import { connectHosted, type HostedClient } from '../process/hostedClient.ts';
import { helperModule } from '../process/programFiles.ts';
import { answeredOrLost } from './answeredOrLost.ts';
import type { StoreDefect } from './guardedCall.ts';
import type { StoreFunctions, StoreStarter } from './storeFunctions.ts';

/** The store process's functions as seen from here. */
export type StoreClient = HostedClient<StoreFunctions>;

/** A store process that is started on demand and started again after it died. */
export interface StoreSession {
  /** Runs a call in an open store; `archive/process-lost` when the process dies before answering. */
  call<Value>(operation: (client: StoreClient) => Promise<Result<Value>>): Promise<Result<Value>>;
  /**
   * Makes the day's backup, closes the database, ends the process and waits until it is gone; wipes the key.
   * An error is the backup's: the database is closed in any case. A process that takes longer than closing may
   * (`archive/backup-cut-short`) is killed, which costs the backup and nothing that was confirmed.
   */
  end(): Promise<Result<void>>;
}

interface RunningStore {
  readonly life: HelperLife;
  readonly client: StoreClient;
  readonly opened: Promise<Result<void>>;
}

const entry = helperModule('store/storeProcess');

/** Room for the backup of a large archive on a slow disk. */
const SHUT_MS = 120_000;

/** Makes a session; nothing is started before the first call. */
export function createStoreSession(options: {
  readonly host: ProcessHost;
  readonly directory: string;
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly onDefect: (defect: StoreDefect) => void;
  /** How long closing may take, in milliseconds. */
  readonly shutMs?: number;
}): StoreSession {
  const key = new Uint8Array(options.key);
  let running: RunningStore | null = null;

  function start(): RunningStore {
    const hosted = options.host.start(entry);
    const life = followHelper(hosted);
    const offered = { defect: options.onDefect } satisfies StoreStarter;
    const client = connectHosted<StoreFunctions>(hosted, offered);
    const at = options.clock.now().toISOString();
    const opened = answeredOrLost(life, () =>
      client.open({ directory: options.directory, key, at }),
    );
    return { life, client, opened };
  }

  async function shut({ client, life }: RunningStore): Promise<Result<void>> {
    const at = options.clock.now().toISOString();
    const limitMs = options.shutMs ?? SHUT_MS;
    const answer = answeredOrLost(life, () => client.shut(at));
    try {
      if (await endedWithin(answer, limitMs)) return await answer;
      return fail(appError('archive/backup-cut-short', { seconds: Math.round(limitMs / 1000) }));
    } finally {
      await life.end();
    }
  }

  return {
    call: async (operation) => {
      if (running === null || running.life.isGone()) running = start();
      const store = running;
      const opened = await store.opened;
      if (!opened.ok) {
        // An archive that did not open may open at the next call, for instance when the disk has room again.
        if (running === store) running = null;
        void store.life.end();
        return opened;
      }
      return answeredOrLost(store.life, () => operation(store.client));
    },
    end: async () => {
      const store = running;
      running = null;
      try {
        return store === null || store.life.isGone() ? ok() : await shut(store);
      } finally {
        key.fill(0);
      }
    },
  };
}
