import { createHash, X509Certificate } from 'node:crypto';

/** SHA-256 of a certificate's SubjectPublicKeyInfo in base64, the form of RFC 7469 §2.4. */
export function publicKeyPin(certificateDer: Uint8Array): string {
  const spki = new X509Certificate(certificateDer).publicKey.export({
    type: 'spki',
    format: 'der',
  });
  return createHash('sha256').update(spki).digest('base64');
}

/** Whether a chain satisfies the pins: no pins accept any verified chain, else one certificate must be pinned. */
export function satisfiesPins(chain: readonly Uint8Array[], pins: readonly string[]): boolean {
  return pins.length === 0 || chain.some((der) => pins.includes(publicKeyPin(der)));
}
