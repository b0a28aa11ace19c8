import { constants, createHash, verify, type KeyObject } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { appError, type AppError } from '../../../shared/errors/appError.ts';
import { oid, SigningCertificateV2 } from '../pades/cmsSchema.ts';
import { octetsOf, type ReadCms } from './readCms.ts';

/** What a message signs, in one or more stretches. */
export type SignedContent = readonly Uint8Array[];

/** Digest algorithms by object identifier, in the platform's names. */
export const digestNames: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  [oid.sha256]: 'sha256',
  [oid.sha384]: 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** Signature algorithms that name their digest themselves; the others take the signer's digest algorithm. */
export const combinedDigests: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.1': 'sha1',
  [oid.ecdsaWithSha256]: 'sha256',
  [oid.ecdsaWithSha384]: 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};

function digestOf(algorithm: string, content: SignedContent): Buffer {
  const hash = createHash(algorithm);
  for (const stretch of content) hash.update(stretch);
  return hash.digest();
}

function verifies(cms: ReadCms, publicKey: KeyObject, content: SignedContent): boolean | null {
  const { algorithm } = cms.signatureAlgorithm;
  const digest =
    combinedDigests[algorithm] ??
    (algorithm === oid.rsaEncryption || algorithm === oid.rsaPss
      ? digestNames[cms.digestAlgorithm]
      : undefined);
  if (digest === undefined) return null;
  const signed = cms.signedSet ?? Buffer.concat(content);
  const key =
    algorithm === oid.rsaPss
      ? {
          key: publicKey,
          padding: constants.RSA_PKCS1_PSS_PADDING,
          saltLength: constants.RSA_PSS_SALTLEN_AUTO,
        }
      : publicKey;
  try {
    return verify(digest, signed, key, cms.signature);
  } catch {
    return false;
  }
}

function contentProblems(cms: ReadCms, content: SignedContent): AppError[] {
  if (cms.signedSet === null) return [];
  const digest = digestNames[cms.digestAlgorithm];
  if (digest === undefined) return [appError('pdf/cms-unreadable', { cause: 'algorithm' })];
  const contentType = cms.attributes.get(oid.contentType);
  const claimed = cms.attributes.get(oid.messageDigest);
  if (contentType === undefined || claimed === undefined) {
    return [appError('pdf/cms-unreadable', { cause: 'attributes' })];
  }
  const actual = digestOf(digest, content);
  return actual.equals(octetsOf(claimed)) ? [] : [appError('pdf/digest-mismatch', {})];
}

/** Whether the message names the certificate it carries, as a baseline signature must (ETSI EN 319 122-1 §5.2.2). */
export function certificateMentionProblems(cms: ReadCms): AppError[] {
  const value = cms.attributes.get(oid.signingCertificateV2);
  const { signer } = cms;
  if (value === undefined || signer === null) {
    // The older attribute (SHA-1, RFC 2634) is allowed to foreign signatures; ours never has it.
    return cms.attributes.has(oid.signingCertificate)
      ? []
      : [appError('pdf/signing-certificate-attribute', { cause: 'missing' })];
  }
  const mismatch = appError('pdf/signing-certificate-attribute', { cause: 'mismatch' });
  try {
    const [first] = AsnConvert.parse(value, SigningCertificateV2).certs;
    const digest = digestNames[first?.hashAlgorithm?.algorithm ?? oid.sha256];
    if (first === undefined || digest === undefined) return [mismatch];
    const actual = createHash(digest).update(signer.der).digest();
    return actual.equals(Buffer.from(first.certHash.buffer)) ? [] : [mismatch];
  } catch {
    return [mismatch];
  }
}

function valueProblems(cms: ReadCms, content: SignedContent): AppError[] {
  const { signer } = cms;
  if (signer === null) return [appError('pdf/signer-certificate-missing', {})];
  const verdict = verifies(cms, signer.publicKey, content);
  if (verdict === null) return [appError('pdf/cms-unreadable', { cause: 'algorithm' })];
  return verdict ? [] : [appError('pdf/signature-invalid', {})];
}

/** Digest and value of a message over what it signs, with the certificate inside. Trust is judged elsewhere. */
export function integrityProblems(cms: ReadCms, content: SignedContent): AppError[] {
  return [...contentProblems(cms, content), ...valueProblems(cms, content)];
}
