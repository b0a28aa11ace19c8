import pkcs11 from 'pkcs11js';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { certificateKey, publicKeyMaterial, type ShelvedCertificate } from './certificateShelf.ts';
import { attempt, pkcs11Failure } from './pkcs11Failure.ts';
import { presentPin } from './presentPin.ts';
import { findPrivateKey, type FoundKey } from './tokenObjects.ts';

/** The addon does not size buffers; this holds an RSA signature of 8192 bits. */
const SIGNATURE_BUFFER_BYTES = 1024;

/** A certificate and an open session on the token it lies on. */
export interface KeyPlace {
  readonly module: pkcs11.PKCS11;
  readonly session: pkcs11.Handle;
  readonly certificate: ShelvedCertificate;
}

/** The private key of the certificate. */
export function locateKey({ module, session, certificate }: KeyPlace): Result<FoundKey> {
  const material = publicKeyMaterial(certificateKey(certificate.der));
  const found = findPrivateKey(module, session, certificate.keyId, material);
  if (!found.ok) return found;
  return found.value === null
    ? fail(appError('card/no-private-key', { fingerprint: certificate.fingerprint }))
    : ok(found.value);
}

function begin(
  place: KeyPlace,
  key: FoundKey,
  mechanism: pkcs11.Mechanism,
  pin: string | null,
): Result<void> {
  if (key.pinPerUse && pin === null) return fail(appError('card/pin-needed-per-signature', {}));
  const { module, session } = place;
  return attempt(() => {
    module.C_SignInit(session, mechanism, key.handle);
    // PKCS#11 v2.40 §5.6, C_Login: between the initialisation and the use, for this use alone.
    if (key.pinPerUse && pin !== null) {
      presentPin(module, session, pkcs11.CKU_CONTEXT_SPECIFIC, pin);
    }
  });
}

/** One `C_SignInit` and `C_Sign`; what comes out is not yet verified. `pin` is for this one use. */
export async function useKey(
  place: KeyPlace,
  key: FoundKey,
  mechanism: pkcs11.Mechanism,
  data: Uint8Array,
  pin: string | null,
): Promise<Result<Uint8Array>> {
  const begun = begin(place, key, mechanism, pin);
  if (!begun.ok) return begun;
  try {
    // Asynchronous, so that this process still notices when the program it serves goes away.
    const signature = await place.module.C_SignAsync(
      place.session,
      Buffer.from(data),
      Buffer.alloc(SIGNATURE_BUFFER_BYTES),
    );
    return ok(Uint8Array.from(signature));
  } catch (error) {
    return fail(pkcs11Failure(error, 'C_Sign'));
  }
}
