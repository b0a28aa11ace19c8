import { createHash, X509Certificate, type KeyObject } from 'node:crypto';
import type pkcs11 from 'pkcs11js';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { PresentToken } from './presentTokens.ts';
import { readCertificates, type PublicKeyMaterial } from './tokenObjects.ts';
import type { TokenSessions } from './tokenSessions.ts';

/** A certificate read from a token, before any judgement. */
export interface ShelvedCertificate {
  /** SHA-256 of the DER, lower-case hexadecimal. */
  readonly fingerprint: string;
  readonly der: Uint8Array;
  readonly keyId: Buffer;
}

/** The certificates read so far: reading a card takes seconds, so it happens once for each insertion. */
export interface CertificateShelf {
  read(present: PresentToken): Promise<Result<readonly ShelvedCertificate[]>>;
  /** The certificate of a fingerprint with the token it was read from; null where it was not read yet. */
  find(
    fingerprint: string,
  ): { readonly tokenId: string; readonly shelved: ShelvedCertificate } | null;
  /** Forgets the tokens that are not among these. */
  keepOnly(present: readonly PresentToken[]): void;
  /** Forgets everything: a card may have been exchanged for another. */
  clear(): void;
}

/** Card files are read whole and may end in padding: only the DER structure itself counts. */
export function exactDer(bytes: Uint8Array): Uint8Array {
  const first = bytes[1] ?? 0;
  const lengthOctets = first < 0x80 ? 0 : first & 0x7f;
  const length =
    lengthOctets === 0
      ? first
      : bytes.subarray(2, 2 + lengthOctets).reduce((sum, octet) => sum * 256 + octet, 0);
  return bytes.slice(0, 2 + lengthOctets + length);
}

/** The public half as a token stores it, for finding its private key. */
export function publicKeyMaterial(key: KeyObject): PublicKeyMaterial {
  const { n, x = '', y = '' } = key.export({ format: 'jwk' });
  return n === undefined
    ? {
        keyType: 'ec',
        material: Buffer.concat([Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]),
      }
    : { keyType: 'rsa', material: Buffer.from(n, 'base64url') };
}

/** The public key of a certificate that was judged readable. */
export function certificateKey(der: Uint8Array): KeyObject {
  return new X509Certificate(der).publicKey;
}

/** An empty shelf over one module. */
export function createCertificateShelf(
  module: pkcs11.PKCS11,
  sessions: TokenSessions,
): CertificateShelf {
  const shelf = new Map<string, readonly ShelvedCertificate[]>();
  return {
    async read(present) {
      const known = shelf.get(present.token.tokenId);
      if (known !== undefined) return ok(known);
      const stored = await sessions.within(present, (session) =>
        Promise.resolve(readCertificates(module, session)),
      );
      if (!stored.ok) return stored;
      const certificates = stored.value.map(({ der: bytes, id }) => {
        const der = exactDer(bytes);
        const fingerprint = createHash('sha256').update(der).digest('hex');
        return { fingerprint, der, keyId: id };
      });
      shelf.set(present.token.tokenId, certificates);
      return ok(certificates);
    },
    find(fingerprint) {
      for (const [tokenId, certificates] of shelf) {
        const shelved = certificates.find((each) => each.fingerprint === fingerprint);
        if (shelved !== undefined) return { tokenId, shelved };
      }
      return null;
    },
    keepOnly(present) {
      const ids = new Set(present.map(({ token }) => token.tokenId));
      for (const tokenId of shelf.keys()) if (!ids.has(tokenId)) shelf.delete(tokenId);
    },
    clear() {
      shelf.clear();
    },
  };
}
