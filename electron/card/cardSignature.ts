import pkcs11 from 'pkcs11js';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { CardMechanism, CardSignRequest } from '../domain/ports/card.ts';
import { certificateKey, publicKeyMaterial } from './certificateShelf.ts';
import { locateKey, useKey, type KeyPlace } from './keyOperation.ts';
import { signatureMatches } from './signatureCheck.ts';

const mechanisms: Readonly<Record<CardMechanism, { keyType: 'rsa' | 'ec'; mechanism: number }>> = {
  'rsa-pkcs1': { keyType: 'rsa', mechanism: pkcs11.CKM_RSA_PKCS },
  'rsa-raw': { keyType: 'rsa', mechanism: pkcs11.CKM_RSA_X_509 },
  ecdsa: { keyType: 'ec', mechanism: pkcs11.CKM_ECDSA },
};

/** One private-key operation on an open session. */
export interface SignatureOrder extends KeyPlace {
  readonly request: CardSignRequest;
  /** The PIN for this one use, where the caller has one. */
  readonly pin: string | null;
}

/** Some modules accept what does not fit the key and fail later with a general error: told before. */
function checkRequest({ certificate, request }: SignatureOrder): Result<void> {
  const { keyType, material } = publicKeyMaterial(certificateKey(certificate.der));
  const { mechanism, data } = request;
  if (keyType !== mechanisms[mechanism].keyType) {
    return fail(appError('card/key-type-mismatch', { keyType, mechanism }));
  }
  return mechanism === 'rsa-raw' && data.length !== material.length
    ? fail(appError('card/data-wrong-length', { length: data.length, expected: material.length }))
    : ok();
}

/** Signs once with the key of a certificate and verifies the answer before handing it out. */
export async function signWithCard(order: SignatureOrder): Promise<Result<Uint8Array>> {
  const checked = checkRequest(order);
  if (!checked.ok) return checked;
  const key = locateKey(order);
  if (!key.ok) return key;
  const { mechanism, data } = order.request;
  const signed = await useKey(
    order,
    key.value,
    { mechanism: mechanisms[mechanism].mechanism },
    data,
    order.pin,
  );
  if (!signed.ok) return signed;
  return signatureMatches(certificateKey(order.certificate.der), mechanism, data, signed.value)
    ? signed
    : fail(appError('card/signature-mismatch', {}));
}
