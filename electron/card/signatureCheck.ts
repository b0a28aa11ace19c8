import { constants, publicDecrypt, timingSafeEqual, type KeyObject } from 'node:crypto';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import type { CardMechanism } from '../domain/ports/card.ts';

const curves = new Map([
  ['prime256v1', p256],
  ['secp384r1', p384],
  ['secp521r1', p521],
]);

function rsaMatches(
  key: KeyObject,
  padding: number,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  const recovered = publicDecrypt({ key, padding }, signature);
  return recovered.length === data.length && timingSafeEqual(recovered, data);
}

function ecPoint(key: KeyObject): Uint8Array {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([
    Buffer.from([4]),
    Buffer.from(x, 'base64url'),
    Buffer.from(y, 'base64url'),
  ]);
}

function ecMatches(key: KeyObject, digest: Uint8Array, signature: Uint8Array): boolean {
  const curve = curves.get(key.asymmetricKeyDetails?.namedCurve ?? '');
  if (curve === undefined) return false;
  // The card signs a digest, so nothing is hashed here; cards do not normalise s, so a high one is good.
  return curve.verify(signature, digest, ecPoint(key), { prehash: false, lowS: false });
}

/**
 * Whether what the card answered is the signature of exactly these data by the certificate's key. A wrong
 * key, a truncated or a padded answer is caught here, before anything is built on it.
 */
export function signatureMatches(
  key: KeyObject,
  mechanism: CardMechanism,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    switch (mechanism) {
      case 'rsa-pkcs1':
        return rsaMatches(key, constants.RSA_PKCS1_PADDING, data, signature);
      case 'rsa-raw':
        return rsaMatches(key, constants.RSA_NO_PADDING, data, signature);
      case 'ecdsa':
        return ecMatches(key, data, signature);
    }
  } catch {
    // OpenSSL and the curve library throw on bytes that are no signature at all.
    return false;
  }
}
