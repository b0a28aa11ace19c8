import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { serveHosted } from '../process/serveHosted.ts';
import type { CardProcessFunctions } from './cardProtocol.ts';
import { createCardService, type CardService } from './cardService.ts';
import { openModule } from './openModule.ts';

// The card process: one PKCS#11 module, alone, so that whatever it does to its process it does to nothing else.

let service: CardService | null = null;

/** CKR_CRYPTOKI_NOT_INITIALIZED: asked before `load` succeeded. */
function notLoaded(call: string): Result<never> {
  return fail(appError('card/cryptoki-not-initialized', { returnValue: 0x190, call }));
}

const functions: CardProcessFunctions = {
  load(modulePath) {
    const opened = openModule(modulePath);
    if (!opened.ok) return opened;
    service = createCardService(opened.value);
    return ok();
  },
  tokens: () => service?.tokens() ?? notLoaded('C_GetSlotList'),
  certificates: async (rules) => service?.certificates(rules) ?? notLoaded('C_FindObjects'),
  login: async (tokenId, pin) => service?.login(tokenId, pin) ?? notLoaded('C_Login'),
  isLoggedIn: (tokenId) => service?.isLoggedIn(tokenId) ?? notLoaded('C_GetSessionInfo'),
  sign: async (request) => service?.sign(request) ?? notLoaded('C_Sign'),
  logout: () => service?.logout() ?? ok(),
  finalize: () => service?.finalize() ?? ok(),
};

serveHosted(functions);
