import { randomBytes } from 'node:crypto';
import type { KeyWraps } from './keyFile.ts';
import { unwrapKey, wrapKey, type WrappedKey } from './keyWrap.ts';
import { formatRecoveryCode, recoveryCodeLength } from './recoveryCode.ts';

const underPassphrase = 'sintesi archive key, passphrase';
const underRecoveryCode = 'sintesi archive key, recovery code';

/** The same passphrase typed on another keyboard may be composed differently. */
function secretOf(passphrase: string): Uint8Array {
  return new TextEncoder().encode(passphrase.normalize('NFC'));
}

/** Seals the key under a passphrase. */
export function passphraseWrap(key: Uint8Array, passphrase: string): Promise<WrappedKey> {
  return wrapKey(key, secretOf(passphrase), underPassphrase);
}

/** Seals the key under a recovery code made for it; the code is shown once and kept nowhere. */
export async function recoveryWrap(
  key: Uint8Array,
): Promise<{ readonly wrap: WrappedKey; readonly recoveryCode: string }> {
  const entropy = new Uint8Array(randomBytes(recoveryCodeLength));
  const wrap = await wrapKey(key, entropy, underRecoveryCode);
  return { wrap, recoveryCode: formatRecoveryCode(entropy) };
}

/** Both wraps of a key that is new, with its recovery code. */
export async function newWraps(
  key: Uint8Array,
  passphrase: string,
): Promise<{ readonly wraps: KeyWraps; readonly recoveryCode: string }> {
  const { wrap: recovery, recoveryCode } = await recoveryWrap(key);
  return { wraps: { passphrase: await passphraseWrap(key, passphrase), recovery }, recoveryCode };
}

/** The key by its passphrase; null where it is another's. */
export function openPassphraseWrap(
  wraps: KeyWraps,
  passphrase: string,
): Promise<Uint8Array | null> {
  return unwrapKey(wraps.passphrase, secretOf(passphrase), underPassphrase);
}

/** The key by the bytes of a recovery code; null where it is another's, or where none was ever made. */
export async function openRecoveryWrap(
  wraps: KeyWraps,
  entropy: Uint8Array,
): Promise<Uint8Array | null> {
  return wraps.recovery === null ? null : unwrapKey(wraps.recovery, entropy, underRecoveryCode);
}
