import { fileURLToPath } from 'node:url';
import type { BinderParts } from '../../ipc/bindContract.ts';
import type { Emit } from '../../ipc/desk.ts';
import { createPinDesk } from '../../ipc/pinDesk.ts';
import { systemRandomness } from '../../process/systemRandomness.ts';
import type { WorkbenchOptions } from '../workbench/workbenchOptions.ts';
import { createHouse } from './createHouse.ts';
import type { PremisesOptions } from './createPremises.ts';
import { startHost, type RunningHost } from './startHost.ts';

/** Where the built window lies. */
export const windowDirectory = fileURLToPath(new URL('../../../dist/renderer', import.meta.url));

/**
 * What a host is opened with: a workbench whose PINs are asked at the window, and whose passphrase is too unless
 * one is given here.
 */
export interface OpenHostOptions {
  readonly workbench: Omit<WorkbenchOptions, 'pins' | 'archiveKey'>;
  readonly port: number;
  readonly onDefect: BinderParts['onDefect'];
  readonly updateReady?: PremisesOptions['updateReady'];
  readonly installUpdate?: PremisesOptions['installUpdate'];
}

/** A window being served. */
export interface OpenHost {
  /** The address to open, good for one visit. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The composition root of the loopback host: PIN desk, premises and server. */
export async function openHost(options: OpenHostOptions): Promise<OpenHost> {
  let host: RunningHost | null = null;
  const emit: Emit = (event, data) => host?.emit(event, data);
  const freshId = (): string => systemRandomness.uuid();
  const pins = createPinDesk(emit, freshId);
  const premises = await createHouse({
    workbench: options.workbench,
    pins,
    emit,
    ...(options.updateReady === undefined ? {} : { updateReady: options.updateReady }),
    ...(options.installUpdate === undefined ? {} : { installUpdate: options.installUpdate }),
    binder: { correlationId: freshId, onDefect: options.onDefect },
  });
  host = await startHost({
    directory: windowDirectory,
    contract: premises.contract,
    port: options.port,
    onOccupied: () => {
      void premises.occupied();
    },
    onDeserted: () => {
      pins.cancelAll();
    },
  });
  const running = host;
  return {
    url: running.url,
    stop: async () => {
      pins.suspend();
      await running.stop();
      await premises.leave();
    },
  };
}
