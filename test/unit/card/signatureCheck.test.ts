import {
  constants,
  createHash,
  generateKeyPairSync,
  privateEncrypt,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signatureMatches } from '../../../electron/card/signatureCheck.ts';

const message = Buffer.from('profilo');
const digest = createHash('sha256').update(message).digest();
const digestInfo = Buffer.concat([
  Buffer.from('3031300d060960864801650304020105000420', 'hex'),
  digest,
]);
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });

function flipped(signature: Buffer): Buffer {
  const copy = Buffer.from(signature);
  copy.writeUInt8(copy.readUInt8(40) ^ 1, 40);
  return copy;
}

function ecSignature(key: KeyObject): Buffer {
  return sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' });
}

describe('a signature is checked before it leaves the card process', () => {
  it('RSA PKCS#1 v1.5 over a DigestInfo', () => {
    const signature = sign('sha256', message, rsa.privateKey);
    expect(signatureMatches(rsa.publicKey, 'rsa-pkcs1', digestInfo, signature)).toBe(true);
    expect(signatureMatches(rsa.publicKey, 'rsa-pkcs1', digest, signature)).toBe(false);
    expect(signatureMatches(rsa.publicKey, 'rsa-pkcs1', digestInfo, flipped(signature))).toBe(
      false,
    );
    expect(
      signatureMatches(rsa.publicKey, 'rsa-pkcs1', digestInfo, signature.subarray(0, 255)),
    ).toBe(false);
  });

  it('raw RSA over a block of the modulus length', () => {
    const block = randomBytes(256);
    block[0] = 0;
    const signature = privateEncrypt(
      { key: rsa.privateKey, padding: constants.RSA_NO_PADDING },
      block,
    );
    expect(signatureMatches(rsa.publicKey, 'rsa-raw', block, signature)).toBe(true);
    expect(signatureMatches(rsa.publicKey, 'rsa-raw', block, flipped(signature))).toBe(false);
  });

  it('ECDSA over a digest, whichever half s falls in', () => {
    for (let round = 0; round < 8; round += 1) {
      const signature = ecSignature(ec.privateKey);
      expect(signatureMatches(ec.publicKey, 'ecdsa', digest, signature)).toBe(true);
      expect(signatureMatches(ec.publicKey, 'ecdsa', digest, flipped(signature))).toBe(false);
    }
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(signatureMatches(ec.publicKey, 'ecdsa', digest, ecSignature(stranger.privateKey))).toBe(
      false,
    );
    expect(signatureMatches(ec.publicKey, 'ecdsa', digest, Buffer.alloc(0))).toBe(false);
  });
});
