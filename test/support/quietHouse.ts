import { join } from 'node:path';
import { createHouse, type OpenHouse } from '../../electron/headless/host/createHouse.ts';
import { createPinDesk } from '../../electron/ipc/pinDesk.ts';
import { createSystemKey } from '../../electron/main/systemKey.ts';
import type { SystemVault } from '../../electron/main/systemVault.ts';

/** A computer that keeps no keys. */
const noVault: SystemVault = {
  backend: () => 'basic_text',
  isAvailable: () => Promise.resolve(false),
  encrypt: () => Promise.reject(new Error('no key store')),
  decrypt: () => Promise.reject(new Error('no key store')),
};

/** The house over a working folder, whose window is told nothing; on a computer that keeps no keys unless told otherwise. */
export async function openQuietHouse(
  home: string,
  cardModule: string | null,
  vault: SystemVault = noVault,
): Promise<OpenHouse> {
  const house = await createHouse({
    workbench: { home, officialPack: null, cardModule },
    systemKey: createSystemKey((archive) => join(home, `${archive}-key.json`), vault),
    pins: createPinDesk(
      () => undefined,
      () => 'question',
    ),
    emit: () => undefined,
    binder: {
      correlationId: () => 'defect',
      onDefect: ({ thrown }) => {
        throw thrown;
      },
    },
  });
  await house.occupied();
  return house;
}
