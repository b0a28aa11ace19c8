import { ok, type Result } from '../../shared/errors/result.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { HostedProcess, ProcessHost } from '../domain/ports/processHost.ts';
import { connectHosted, type HostedClient } from '../process/hostedClient.ts';
import { helperModule } from '../process/programFiles.ts';
import { answeredOrLost, type MortalProcess } from './answeredOrLost.ts';
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
   * An error is the backup's: the database is closed in any case.
   */
  end(): Promise<Result<void>>;
}

interface RunningStore extends MortalProcess {
  readonly hosted: HostedProcess;
  readonly client: StoreClient;
  readonly opened: Promise<Result<void>>;
}

const entry = helperModule('store/storeProcess');

/** Makes a session; nothing is started before the first call. */
export function createStoreSession(options: {
  readonly host: ProcessHost;
  readonly directory: string;
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly onDefect: (defect: StoreDefect) => void;
}): StoreSession {
  const key = new Uint8Array(options.key);
  let running: RunningStore | null = null;

  function start(): RunningStore {
    const hosted = options.host.start(entry);
    let isGone = false;
    const gone = new Promise<void>((resolve) => {
      hosted.onExit(() => {
        isGone = true;
        resolve();
      });
    });
    const offered = { defect: options.onDefect } satisfies StoreStarter;
    const client = connectHosted<StoreFunctions>(hosted, offered);
    const at = options.clock.now().toISOString();
    const store = { hosted, client, gone, isGone: () => isGone };
    const opened = answeredOrLost(store, () =>
      client.open({ directory: options.directory, key, at }),
    );
    return { ...store, opened };
  }

  return {
    call: async (operation) => {
      if (running === null || running.isGone()) running = start();
      const store = running;
      const opened = await store.opened;
      if (!opened.ok) {
        // An archive that did not open may open at the next call, for instance when the disk has room again.
        if (running === store) running = null;
        store.hosted.kill();
        return opened;
      }
      return answeredOrLost(store, () => operation(store.client));
    },
    end: async () => {
      let shut: Result<void> = ok();
      if (running !== null && !running.isGone()) {
        const { client, hosted, gone } = running;
        const at = options.clock.now().toISOString();
        shut = await answeredOrLost(running, () => client.shut(at));
        hosted.kill();
        await gone;
      }
      running = null;
      key.fill(0);
      return shut;
    },
  };
}
