import { join } from 'node:path';
import { createHouse, type OpenHouse } from '../../electron/headless/host/createHouse.ts';
import { createPinDesk } from '../../electron/ipc/pinDesk.ts';
import { createSystemKey } from '../../electron/main/systemKey.ts';

/** The house over a working folder, on a computer that keeps no keys and whose window is told nothing. */
export async function openQuietHouse(home: string, cardModule: string | null): Promise<OpenHouse> {
  const house = await createHouse({
    workbench: { home, officialPack: null, cardModule },
    systemKey: createSystemKey((archive) => join(home, `${archive}-key.json`), {
      backend: () => 'basic_text',
      isAvailable: () => Promise.resolve(false),
      encrypt: () => Promise.reject(new Error('no key store')),
      decrypt: () => Promise.reject(new Error('no key store')),
    }),
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
