import type { Handlers } from './bindContract.ts';
import type { Desk } from './desk.ts';
import { actHandlers } from './handlers/actHandlers.ts';
import { appHandlers } from './handlers/appHandlers.ts';
import { authorityHandlers } from './handlers/authorityHandlers.ts';
import { backupHandlers } from './handlers/backupHandlers.ts';
import { catalogueHandlers } from './handlers/catalogueHandlers.ts';
import { checkHandlers } from './handlers/checkHandlers.ts';
import { deskHandlers } from './handlers/deskHandlers.ts';
import { diagnosticsHandlers } from './handlers/diagnosticsHandlers.ts';
import { documentHandlers } from './handlers/documentHandlers.ts';
import { draftHandlers } from './handlers/draftHandlers.ts';
import { exchangeHandlers } from './handlers/exchangeHandlers.ts';
import { helpHandlers } from './handlers/helpHandlers.ts';
import { historyHandlers } from './handlers/historyHandlers.ts';
import { identityHandlers } from './handlers/identityHandlers.ts';
import { patientHandlers } from './handlers/patientHandlers.ts';
import { preparationHandlers } from './handlers/preparationHandlers.ts';
import { linkHandlers } from './handlers/linkHandlers.ts';
import { queueHandlers } from './handlers/queueHandlers.ts';
import { recordHandlers } from './handlers/recordHandlers.ts';
import { rememberCertificate } from './handlers/rememberCertificate.ts';
import { settingsHandlers } from './handlers/settingsHandlers.ts';
import { setupHandlers } from './handlers/setupHandlers.ts';
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
    ...preparationHandlers(desk),
    ...draftHandlers(desk),
    ...terminologyHandlers(desk),
    ...signingHandlers(desk, pins, (fingerprint) => rememberCertificate(premises, fingerprint)),
    ...actHandlers(desk),
    ...queueHandlers(desk),
    ...linkHandlers(desk),
    ...historyHandlers(desk),
    ...recordHandlers(desk, premises),
    ...settingsHandlers(premises, desk.emit),
    ...setupHandlers(desk, premises),
    ...checkHandlers(desk, premises),
    ...identityHandlers(desk),
    ...authorityHandlers(desk, premises),
    ...backupHandlers(desk, premises),
    ...catalogueHandlers(desk),
    ...diagnosticsHandlers(desk),
    ...helpHandlers(desk),
  };
}
