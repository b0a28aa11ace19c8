import type { Handlers } from './bindContract.ts';
import type { Desk } from './desk.ts';
import { actHandlers } from './handlers/actHandlers.ts';
import { appHandlers } from './handlers/appHandlers.ts';
import { deskHandlers } from './handlers/deskHandlers.ts';
import { documentHandlers } from './handlers/documentHandlers.ts';
import { draftHandlers } from './handlers/draftHandlers.ts';
import { exchangeHandlers } from './handlers/exchangeHandlers.ts';
import { historyHandlers } from './handlers/historyHandlers.ts';
import { patientHandlers } from './handlers/patientHandlers.ts';
import { linkHandlers } from './handlers/linkHandlers.ts';
import { queueHandlers } from './handlers/queueHandlers.ts';
import { recordHandlers } from './handlers/recordHandlers.ts';
import { signingHandlers } from './handlers/signingHandlers.ts';
import { supportHandlers } from './handlers/supportHandlers.ts';
import { unsignedHandlers } from './handlers/unsignedHandlers.ts';
import { terminologyHandlers } from './handlers/terminologyHandlers.ts';
import type { PinDesk } from './pinDesk.ts';
import type { Premises } from './premises.ts';

/** Every handler of the contract, over one desk and its premises. */
export function createHandlers(desk: Desk, pins: PinDesk, premises: Premises): Handlers {
  return {
    ...appHandlers(premises),
    ...deskHandlers(desk),
    ...documentHandlers(desk),
    ...supportHandlers(desk),
    ...unsignedHandlers(desk),
    ...exchangeHandlers(desk),
    ...patientHandlers(desk),
    ...draftHandlers(desk),
    ...terminologyHandlers(desk),
    ...signingHandlers(desk, pins),
    ...actHandlers(desk),
    ...queueHandlers(desk),
    ...linkHandlers(desk),
    ...historyHandlers(desk),
    ...recordHandlers(desk),
  };
}
