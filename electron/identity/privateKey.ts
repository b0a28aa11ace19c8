import { createPrivateKey, type KeyObject } from 'node:crypto';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';

const PEM_MARK = '-----BEGIN';

/** Reads an unencrypted PKCS#8 private key from PEM or DER bytes (RFC 5958). */
export function readPrivateKey(bytes: Uint8Array): Result<KeyObject> {
  const buffer = Buffer.from(bytes);
  const isPem = buffer.includes(PEM_MARK);
  try {
    return ok(
      isPem
        ? createPrivateKey({ key: buffer, format: 'pem' })
        : createPrivateKey({ key: buffer, format: 'der', type: 'pkcs8' }),
    );
  } catch {
    // The reason names internals of OpenSSL, and must not quote the key.
    return fail(appError('identity/key-unreadable', {}));
  } finally {
    buffer.fill(0);
  }
}
