import { execFileSync } from 'node:child_process';
import { constants, privateEncrypt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PreparedSignature } from '../../electron/domain/ports/documentPdf.ts';
import type { TestPki } from '../pki/makeTestPki.ts';

/** The two INTEGERs of an ECDSA signature in DER, side by side as a card gives them. */
function besideEachOther(der: Buffer, partLength: number): Buffer {
  const read = (at: number) => {
    const length = der[at + 1] ?? 0;
    const content = der.subarray(at + 2, at + 2 + length);
    const part = Buffer.alloc(partLength);
    const significant = content.subarray(Math.max(0, content.length - partLength));
    significant.copy(part, partLength - significant.length);
    return { part, next: at + 2 + length };
  };
  const first = read(der[1] === 0x81 ? 3 : 2);
  return Buffer.concat([first.part, read(first.next).part]);
}

/**
 * Signs as a card would, with what a card is given: RSA pads the DigestInfo it receives without hashing
 * (CKM_RSA_PKCS), ECDSA signs the ready digest (CKM_ECDSA).
 */
export function signPrepared(prepared: PreparedSignature, pki: TestPki, name: string): Uint8Array {
  if (prepared.mechanism === 'rsa-pkcs1') {
    const key = { key: pki.keyPem(name), padding: constants.RSA_PKCS1_PADDING };
    return privateEncrypt(key, prepared.dataToSign);
  }
  const keyFile = join(pki.directory, `${name}.key.pem`);
  const digestFile = join(pki.directory, `${name}.digest`);
  writeFileSync(digestFile, prepared.dataToSign);
  const der = execFileSync('openssl', ['pkeyutl', '-sign', '-inkey', keyFile, '-in', digestFile]);
  return besideEachOther(der, prepared.digestAlgorithm === 'sha256' ? 32 : 48);
}
