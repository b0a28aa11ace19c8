import { constants, createPrivateKey, privateEncrypt, type KeyObject } from 'node:crypto';
import type { EngineSignatureRequest } from '../../../electron/channel/cardTlsAddon.ts';
import type { CardSign } from '../../../electron/channel/cardTlsSocket.ts';
import { ok } from '../../../shared/errors/result.ts';

/** A key of Node's own that plays the card: same requests, same answers, and a count. */
export interface SoftwareKey {
  readonly sign: CardSign;
  readonly requests: EngineSignatureRequest[];
}

/** Plays a card's RSA key; `before` runs before each answer (a delay, a person at the keypad). */
export function softwareRsaKey(
  keyPem: string,
  before = (): Promise<void> => Promise.resolve(),
): SoftwareKey {
  const key = createPrivateKey(keyPem);
  const requests: EngineSignatureRequest[] = [];
  return {
    requests,
    sign: async (request) => {
      requests.push(request);
      await before();
      return ok(rsaAnswer(key, request));
    },
  };
}

/** What `C_Sign` gives for CKM_RSA_PKCS or CKM_RSA_X_509. */
export function rsaAnswer(key: KeyObject, request: EngineSignatureRequest): Uint8Array {
  const padding =
    request.mechanism === 'rsa-raw' ? constants.RSA_NO_PADDING : constants.RSA_PKCS1_PADDING;
  return privateEncrypt({ key, padding }, request.data);
}

/** Waits for the clock of the event loop to move on: a card that takes its time. */
export function pauseOf(ms: number): () => Promise<void> {
  return () =>
    new Promise((resolve) => {
      setTimeout(resolve, ms);
    });
}
