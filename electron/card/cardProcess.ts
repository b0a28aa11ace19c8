import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { serveHosted, tellHost } from '../process/serveHosted.ts';
import type { CardProcessFunctions } from './cardProtocol.ts';
import { createCardService, type CardService } from './cardService.ts';
import { progressMessage, reportingModule } from './moduleProgress.ts';
import { openModule } from './openModule.ts';

// The card process: one PKCS#11 module, alone, so that whatever it does to its process it does to nothing else.

let service: CardService | null = null;

/** CKR_CRYPTOKI_NOT_INITIALIZED: asked before `load` succeeded. */
function notLoaded(call: string): Result<never> {
  return fail(appError('card/cryptoki-not-initialized', { returnValue: 0x190, call }));
}

const functions: CardProcessFunctions = {
  load({ modulePath, removalGraceMs }) {
    const opened = openModule(modulePath);
    if (!opened.ok) return opened;
    const module = reportingModule(opened.value, () => {
      tellHost(progressMessage);
    });
    service = createCardService(module, removalGraceMs);
    return ok();
  },
  driver: () => service?.driver() ?? notLoaded('C_GetInfo'),
  readers: async (rules) => service?.readers(rules) ?? notLoaded('C_GetSlotList'),
  tokens: () => service?.tokens() ?? notLoaded('C_GetSlotList'),
  certificates: async (rules) => service?.certificates(rules) ?? notLoaded('C_FindObjects'),
  login: async (tokenId, pin) => service?.login(tokenId, pin) ?? notLoaded('C_Login'),
  isLoggedIn: (tokenId) => service?.isLoggedIn(tokenId) ?? notLoaded('C_GetSessionInfo'),
  sign: async (request) => service?.sign(request) ?? notLoaded('C_Sign'),
  capabilities: async (fingerprint, rules) =>
    service?.capabilities(fingerprint, rules) ?? notLoaded('C_GetMechanismList'),
  logout: (tokenId) => service?.logout(tokenId) ?? ok(),
  finalize: () => service?.finalize() ?? ok(),
};

serveHosted(functions);
