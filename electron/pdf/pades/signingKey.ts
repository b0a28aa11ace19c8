import type { KeyObject } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { arrayBufferOf, EcdsaSignatureValue, oid } from './cmsSchema.ts';

/** How a kind of key signs: which digest, what the card is given, and how its answer enters the CMS. */
export interface SigningScheme {
  readonly digestAlgorithm: 'sha256' | 'sha384';
  readonly mechanism: 'rsa-pkcs1' | 'ecdsa';
  readonly digestOid: string;
  readonly signatureOid: string;
  /** RSA algorithms carry a NULL parameter, ECDSA ones none (RFC 3370 §3.2, RFC 5754 §3.3). */
  readonly hasNullParameters: boolean;
  /** Bytes the card answers with. */
  readonly valueLength: number;
  /** What the card must sign, from the digest of the signed attributes. */
  dataToSign(digest: Uint8Array): Uint8Array;
  /** The value as CMS carries it, from the value as the card gives it. */
  cmsValue(value: Uint8Array): Uint8Array;
}

/** DER of DigestInfo for SHA-256 up to the digest (RFC 8017 §9.2, note 1). */
const SHA256_DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

const LEAST_RSA_BITS = 2048;

function rsaScheme(bits: number): SigningScheme {
  return {
    digestAlgorithm: 'sha256',
    mechanism: 'rsa-pkcs1',
    digestOid: oid.sha256,
    signatureOid: oid.rsaEncryption,
    hasNullParameters: true,
    valueLength: Math.ceil(bits / 8),
    dataToSign: (digest) => Buffer.concat([SHA256_DIGEST_INFO, digest]),
    cmsValue: (value) => value,
  };
}

/** A positive INTEGER's content: no superfluous leading zeros, one where the top bit would read as a sign. */
function positiveInteger(bytes: Uint8Array): ArrayBuffer {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const significant = bytes.subarray(start);
  const needsZero = (significant[0] ?? 0) >= 0x80;
  return arrayBufferOf(needsZero ? Buffer.concat([Buffer.from([0]), significant]) : significant);
}

/** PKCS#11 answers r and s side by side; CMS wants them as a SEQUENCE. */
function ecdsaDer(value: Uint8Array): Uint8Array {
  const signature = new EcdsaSignatureValue();
  signature.r = positiveInteger(value.subarray(0, value.length / 2));
  signature.s = positiveInteger(value.subarray(value.length / 2));
  return new Uint8Array(AsnConvert.serialize(signature));
}

function ecScheme(curve: 'P-256' | 'P-384'): SigningScheme {
  const isP256 = curve === 'P-256';
  return {
    digestAlgorithm: isP256 ? 'sha256' : 'sha384',
    mechanism: 'ecdsa',
    digestOid: isP256 ? oid.sha256 : oid.sha384,
    signatureOid: isP256 ? oid.ecdsaWithSha256 : oid.ecdsaWithSha384,
    hasNullParameters: false,
    valueLength: isP256 ? 64 : 96,
    dataToSign: (digest) => digest,
    cmsValue: ecdsaDer,
  };
}

/** The scheme of a public key: RSA of 2048 bits and more, P-256, P-384. Errors: `pdf/key-unsupported`. */
export function signingSchemeOf(publicKey: KeyObject): Result<SigningScheme> {
  const type = publicKey.asymmetricKeyType ?? 'sconosciuta';
  const { modulusLength = 0, namedCurve = '' } = publicKey.asymmetricKeyDetails ?? {};
  if (type === 'rsa') {
    return modulusLength >= LEAST_RSA_BITS
      ? ok(rsaScheme(modulusLength))
      : fail(appError('pdf/key-unsupported', { key: `RSA ${String(modulusLength)}` }));
  }
  if (namedCurve === 'prime256v1') return ok(ecScheme('P-256'));
  if (namedCurve === 'secp384r1') return ok(ecScheme('P-384'));
  return fail(appError('pdf/key-unsupported', { key: namedCurve === '' ? type : namedCurve }));
}
