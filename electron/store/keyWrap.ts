import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';

const base64 = z.base64();

/** A key encrypted under a secret: scrypt (RFC 7914) and AES-256-GCM (NIST SP 800-38D), bytes in base64. */
export const wrappedKeySchema = z.strictObject({
  kdf: z.literal('scrypt'),
  // Bounded, so that a tampered file cannot ask for all the memory or for a trivial cost.
  cost: z
    .number()
    .int()
    .min(2 ** 14)
    .max(2 ** 20)
    .refine((cost) => Number.isInteger(Math.log2(cost))),
  blockSize: z.literal(8),
  parallelization: z.literal(1),
  salt: base64,
  nonce: base64,
  ciphertext: base64,
  tag: base64,
});

/** A key encrypted under a secret, as kept in a file. */
export type WrappedKey = z.infer<typeof wrappedKeySchema>;

const cost = 2 ** 17;
const blockSize = 8;

/** Encrypts a key under a secret; `purpose` is authenticated, so that one wrap cannot be passed for another. */
export async function wrapKey(
  key: Uint8Array,
  secret: Uint8Array,
  purpose: string,
): Promise<WrappedKey> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const wrappingKey = await derive(secret, salt, cost);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce);
  cipher.setAAD(Buffer.from(purpose, 'utf8'));
  const ciphertext = Buffer.concat([cipher.update(key), cipher.final()]);
  wrappingKey.fill(0);
  return {
    kdf: 'scrypt',
    cost,
    blockSize,
    parallelization: 1,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    ciphertext: ciphertext.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/** The key, or null when the secret is not the one it was wrapped with. */
export async function unwrapKey(
  wrapped: WrappedKey,
  secret: Uint8Array,
  purpose: string,
): Promise<Uint8Array | null> {
  const wrappingKey = await derive(secret, Buffer.from(wrapped.salt, 'base64'), wrapped.cost);
  const nonce = Buffer.from(wrapped.nonce, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, nonce, { authTagLength: 16 });
  wrappingKey.fill(0);
  decipher.setAAD(Buffer.from(purpose, 'utf8'));
  decipher.setAuthTag(Buffer.from(wrapped.tag, 'base64'));
  const key = decipher.update(Buffer.from(wrapped.ciphertext, 'base64'));
  try {
    decipher.final();
    return new Uint8Array(key);
  } catch {
    // The tag does not authenticate: the only failure `final` has in this mode.
    return null;
  }
}

function derive(secret: Uint8Array, salt: Uint8Array, scryptCost: number): Promise<Buffer> {
  const memory = 128 * scryptCost * blockSize;
  return new Promise((resolve, reject) => {
    const options = { cost: scryptCost, blockSize, parallelization: 1, maxmem: memory + 2 ** 20 };
    scrypt(secret, salt, 32, options, (error, derived) => {
      if (error === null) resolve(derived);
      else reject(error);
    });
  });
}
