import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  randomBytes,
  scrypt,
  type KeyObject,
} from 'node:crypto';
import { z } from 'zod';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { StoredIdentity } from '../domain/ports/archive.ts';

const base64 = z.base64();

/** An identity under a passphrase: scrypt (RFC 7914) and AES-256-GCM (NIST SP 800-38D), bytes in base64. */
const backupSchema = z.strictObject({
  format: z.literal('sintesi-identity-backup'),
  version: z.literal(1),
  // Bounded, so that a tampered file cannot ask for all the memory.
  cost: z.union([z.literal(2 ** 16), z.literal(2 ** 17), z.literal(2 ** 18)]),
  salt: base64,
  nonce: base64,
  tag: base64,
  certificate: base64,
  sealedKey: base64,
});

const cost = 2 ** 17;
const blockSize = 8;

function passphraseKey(passphrase: string, salt: Uint8Array, scryptCost: number): Promise<Buffer> {
  const maxmem = 128 * scryptCost * blockSize + 2 ** 20;
  return new Promise((resolve, reject) => {
    scrypt(
      passphrase.normalize('NFC'),
      salt,
      32,
      { cost: scryptCost, blockSize, parallelization: 1, maxmem },
      (error, key) => {
        if (error === null) resolve(key);
        else reject(error);
      },
    );
  });
}

/** The file of a backup. The certificate stays readable, and is authenticated together with the sealed key. */
export async function makeBackup(
  identity: Pick<StoredIdentity, 'certificate' | 'privateKey'>,
  passphrase: string,
): Promise<Uint8Array> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const key = await passphraseKey(passphrase, salt, cost);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  key.fill(0);
  cipher.setAAD(identity.certificate);
  const sealed = Buffer.concat([cipher.update(identity.privateKey), cipher.final()]);
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  const backup: z.infer<typeof backupSchema> = {
    format: 'sintesi-identity-backup',
    version: 1,
    cost,
    salt: text(salt),
    nonce: text(nonce),
    tag: text(cipher.getAuthTag()),
    certificate: text(identity.certificate),
    sealedKey: text(sealed),
  };
  return Buffer.from(`${JSON.stringify(backup, null, 2)}\n`);
}

function parseBackup(bytes: Uint8Array): z.infer<typeof backupSchema> | null {
  try {
    const parsed = backupSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whether the bytes are a backup of ours. */
export function isBackup(bytes: Uint8Array): boolean {
  return bytes[0] === 0x7b && parseBackup(bytes) !== null;
}

/** Certificate and key of a backup; a wrong passphrase and a changed file look alike, as the cipher wants it. */
export async function openBackup(
  bytes: Uint8Array,
  passphrase: string,
): Promise<
  Result<{ readonly certificates: readonly Uint8Array[]; readonly keys: readonly KeyObject[] }>
> {
  const backup = parseBackup(bytes);
  if (backup === null) return fail(appError('identity/certificate-unreadable', {}));
  const binary = (text: string): Buffer => Buffer.from(text, 'base64');
  const certificate = binary(backup.certificate);
  const key = await passphraseKey(passphrase, binary(backup.salt), backup.cost);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, binary(backup.nonce), {
      authTagLength: 16,
    });
    decipher.setAAD(certificate);
    decipher.setAuthTag(binary(backup.tag));
    const opened = Buffer.concat([decipher.update(binary(backup.sealedKey)), decipher.final()]);
    const privateKey = createPrivateKey({ key: opened, format: 'der', type: 'pkcs8' });
    opened.fill(0);
    return ok({ certificates: [certificate], keys: [privateKey] });
  } catch {
    return fail(appError('identity/password-wrong', {}));
  } finally {
    key.fill(0);
  }
}
