import { fileURLToPath } from 'node:url';
import type { Logger } from '../../log/createLogger.ts';
import { bindContract, type BinderParts } from '../../ipc/bindContract.ts';
import { createHandlers } from '../../ipc/createHandlers.ts';
import type { Emit } from '../../ipc/desk.ts';
import { createPinDesk } from '../../ipc/pinDesk.ts';
import { Workbench, type WorkbenchOptions } from '../workbench.ts';
import { openDesk } from './openDesk.ts';
import { startHost, type RunningHost } from './startHost.ts';

/** Where the built window lies. */
export const windowDirectory = fileURLToPath(new URL('../../../dist/renderer', import.meta.url));

/** What a host is opened with: a workbench whose PINs are asked at the window. */
export interface OpenHostOptions {
  readonly workbench: Omit<WorkbenchOptions, 'pins'>;
  readonly port: number;
  readonly onDefect: BinderParts['onDefect'];
}

/** A window being served. */
export interface OpenHost {
  /** The address to open, good for one visit. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A defect as a line of the log. */
export function loggedDefects(logger: Logger): BinderParts['onDefect'] {
  return ({ correlationId, thrown }) => {
    const { name, message, stack } = thrown instanceof Error ? thrown : new Error(typeof thrown);
    logger.log('defect', { correlationId, name, message, stack: stack ?? '' });
  };
}

/** The composition root of the loopback host: workbench, PIN desk, handlers, binder and server. */
export async function openHost(options: OpenHostOptions): Promise<OpenHost> {
  let host: RunningHost | null = null;
  const emit: Emit = (event, data) => host?.emit(event, data);
  const freshId = (): string => bench.randomness.uuid();
  const pins = createPinDesk(emit, freshId);
  const bench = new Workbench({ ...options.workbench, pins });
  const open = openDesk(bench, emit);
  const handlers = createHandlers(open.desk, pins);
  const contract = bindContract(handlers, {
    correlationId: freshId,
    onDefect: options.onDefect,
  });
  let begun: Promise<void> | null = null;
  host = await startHost({
    directory: windowDirectory,
    contract,
    port: options.port,
    onOccupied: () => {
      // What works by itself may ask for a PIN: it starts when somebody is there to answer.
      begun ??= open.begin();
    },
    onDeserted: () => {
      pins.cancelAll();
    },
  });
  const running = host;
  return {
    url: running.url,
    stop: async () => {
      pins.cancelAll();
      await running.stop();
      await begun;
      await open.leave();
      await bench.close();
    },
  };
}
