import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  sign,
  verify,
  createCipheriv,
  createDecipheriv,
  randomBytes,
} from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeFileAtomically } from '../durableFile.ts';

const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;

/** A key for one purpose, from the archive's key (RFC 5869). */
export function derivedKey(archiveKey: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', archiveKey, Buffer.alloc(0), purpose, keyLength));
}

/** Encrypts with AES-256-GCM under a fresh nonce: nonce, ciphertext and tag in one piece. */
export function seal(key: Uint8Array, plain: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** What was sealed, or null where key or bytes are not the ones. */
export function unseal(key: Uint8Array, sealed: Uint8Array): Buffer | null {
  if (sealed.length < nonceLength + tagLength) return null;
  const options = { authTagLength: tagLength };
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength), options);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
  try {
    const content = sealed.subarray(nonceLength, sealed.length - tagLength);
    return Buffer.concat([decipher.update(content), decipher.final()]);
  } catch {
    // The tag does not authenticate: the only failure `final` has in this mode.
    return null;
  }
}

/** What the trail needs to name patients without naming them and to sign its heads. */
export interface AuditSecrets {
  /** The same for the same codice fiscale, meaningless without the archive's key. */
  pseudonym(codiceFiscale: string): string;
  sign(head: Uint8Array): Buffer;
  /** SPKI DER of the device's public key; heads of former devices keep theirs. */
  readonly devicePublicKey: Buffer;
}

/** Whether a device signed the head. */
export function isSignedBy(
  devicePublicKey: Uint8Array,
  head: Uint8Array,
  signature: Uint8Array,
): boolean {
  const key = createPublicKey({ key: Buffer.from(devicePublicKey), format: 'der', type: 'spki' });
  return verify(null, head, key, signature);
}

/** What pseudonyms are made with in an archive whose key was never changed. */
export function firstPseudonymKey(archiveKey: Uint8Array): Uint8Array {
  return derivedKey(archiveKey, 'sintesi audit pseudonyms');
}

/**
 * Seals the device's key under another archive key, into another file. A file that is lost or from elsewhere is left
 * out: its successor is made when the archive is opened.
 */
export function resealDeviceKey(
  from: { readonly file: string; readonly key: Uint8Array },
  to: { readonly file: string; readonly key: Uint8Array },
): void {
  if (!existsSync(from.file)) return;
  const kept = unseal(deviceSealingKey(from.key), readFileSync(from.file));
  if (kept !== null) writeFileAtomically(to.file, seal(deviceSealingKey(to.key), kept));
}

function deviceSealingKey(archiveKey: Uint8Array): Buffer {
  return derivedKey(archiveKey, 'sintesi device key');
}

/**
 * The secrets of this computer: an Ed25519 key in a file of its own, sealed under the archive's key. Whoever has the
 * database and its key, but not this computer, cannot sign a head. A file that is lost or from elsewhere is made anew.
 */
export function auditSecrets(
  deviceFile: string | null,
  archiveKey: Uint8Array,
  pseudonymKey: Uint8Array,
): AuditSecrets {
  const privateKey = devicePrivateKey(deviceFile, deviceSealingKey(archiveKey));
  return {
    pseudonym: (codiceFiscale) =>
      createHmac('sha256', pseudonymKey).update(codiceFiscale).digest('hex'),
    sign: (head) => sign(null, head, privateKey),
    devicePublicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
  };
}

function devicePrivateKey(file: string | null, sealingKey: Uint8Array) {
  const kept = file !== null && existsSync(file) ? unseal(sealingKey, readFileSync(file)) : null;
  if (kept !== null) return createPrivateKey({ key: kept, format: 'der', type: 'pkcs8' });
  const { privateKey } = generateKeyPairSync('ed25519');
  if (file !== null) {
    const der = privateKey.export({ type: 'pkcs8', format: 'der' });
    writeFileAtomically(file, seal(sealingKey, der));
  }
  return privateKey;
}
