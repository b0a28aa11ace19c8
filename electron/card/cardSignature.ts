import pkcs11 from 'pkcs11js';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { CardMechanism, CardSignRequest } from '../domain/ports/card.ts';
import { certificateKey, publicKeyMaterial, type ShelvedCertificate } from './certificateShelf.ts';
import { attempt, pkcs11Failure } from './pkcs11Failure.ts';
import { signatureMatches } from './signatureCheck.ts';
import { findPrivateKey, type FoundKey } from './tokenObjects.ts';

/** The addon does not size buffers; this holds an RSA signature of 8192 bits. */
const SIGNATURE_BUFFER_BYTES = 1024;

const mechanisms: Readonly<Record<CardMechanism, { keyType: 'rsa' | 'ec'; mechanism: number }>> = {
  'rsa-pkcs1': { keyType: 'rsa', mechanism: pkcs11.CKM_RSA_PKCS },
  'rsa-raw': { keyType: 'rsa', mechanism: pkcs11.CKM_RSA_X_509 },
  ecdsa: { keyType: 'ec', mechanism: pkcs11.CKM_ECDSA },
};

/** One private-key operation on an open session. */
export interface SignatureOrder {
  readonly module: pkcs11.PKCS11;
  readonly session: pkcs11.Handle;
  readonly certificate: ShelvedCertificate;
  readonly request: CardSignRequest;
  /** The PIN for this one use, where the caller has one. */
  readonly pin: string | null;
}

function checkRequest(request: CardSignRequest, modulusBytes: number | null): Result<void> {
  const length = request.data.length;
  return request.mechanism === 'rsa-raw' && modulusBytes !== null && length !== modulusBytes
    ? fail(appError('card/data-wrong-length', { length, expected: modulusBytes }))
    : ok();
}

function keyFor(order: SignatureOrder): Result<FoundKey> {
  const { module, session, certificate, request } = order;
  const material = publicKeyMaterial(certificateKey(certificate.der));
  const modulusBytes = material.keyType === 'rsa' ? material.material.length : null;
  const checked = checkRequest(request, modulusBytes);
  if (!checked.ok) return checked;
  const found = findPrivateKey(module, session, certificate.keyId, material);
  if (!found.ok) return found;
  if (found.value === null) {
    return fail(appError('card/no-private-key', { fingerprint: certificate.fingerprint }));
  }
  // Some modules accept a mechanism that does not fit the key and fail later with a general error.
  const { mechanism } = request;
  return found.value.keyType === mechanisms[mechanism].keyType
    ? ok(found.value)
    : fail(appError('card/key-type-mismatch', { keyType: material.keyType, mechanism }));
}

function begin(order: SignatureOrder, key: FoundKey): Result<void> {
  const { module, session, pin } = order;
  if (key.pinPerUse && pin === null) return fail(appError('card/pin-needed-per-signature', {}));
  return attempt(() => {
    const { mechanism } = mechanisms[order.request.mechanism];
    module.C_SignInit(session, { mechanism }, key.handle);
    // PKCS#11 v2.40 §5.6, C_Login: between the initialisation and the use, for this use alone.
    if (key.pinPerUse && pin !== null) {
      module.C_Login(session, pkcs11.CKU_CONTEXT_SPECIFIC, pin);
    }
  });
}

async function finish(order: SignatureOrder): Promise<Result<Uint8Array>> {
  try {
    // Asynchronous, so that this process still notices when the program it serves goes away.
    const signature = await order.module.C_SignAsync(
      order.session,
      Buffer.from(order.request.data),
      Buffer.alloc(SIGNATURE_BUFFER_BYTES),
    );
    return ok(Uint8Array.from(signature));
  } catch (error) {
    return fail(pkcs11Failure(error));
  }
}

/** Signs once with the key of a certificate and verifies the answer before handing it out. */
export async function signWithCard(order: SignatureOrder): Promise<Result<Uint8Array>> {
  const key = keyFor(order);
  if (!key.ok) return key;
  const begun = begin(order, key.value);
  if (!begun.ok) return begun;
  const signed = await finish(order);
  if (!signed.ok) return signed;
  const { mechanism, data } = order.request;
  return signatureMatches(certificateKey(order.certificate.der), mechanism, data, signed.value)
    ? signed
    : fail(appError('card/signature-mismatch', {}));
}
