import { constants, createHash, verify, type KeyObject } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { appError, type AppError } from '../../../shared/errors/appError.ts';
import { oid, SigningCertificateV2 } from '../pades/cmsSchema.ts';
import { coveredBytes, type CoveredBytes } from './byteRange.ts';
import { octetsOf, readCms, type ReadCms } from './readCms.ts';
import type { SignatureField } from './signatureFields.ts';

/** A signature judged. */
export interface JudgedSignature {
  readonly signerName: string;
  readonly signerCodiceFiscale: string | null;
  readonly signerFingerprint: string | null;
  readonly signedAt: string | null;
  /** Offset just after the last byte it protects; zero when the range cannot be told. */
  readonly coveredEnd: number;
  readonly level: string;
  readonly problems: readonly AppError[];
}

const ETSI = 'ETSI.CAdES.detached';
const LEGACY = 'adbe.pkcs7.detached';

const DIGESTS: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  [oid.sha256]: 'sha256',
  [oid.sha384]: 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** Signature algorithms that name their digest themselves; the others take the signer's digest algorithm. */
const COMBINED: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.1': 'sha1',
  [oid.ecdsaWithSha256]: 'sha256',
  [oid.ecdsaWithSha384]: 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};

function verifies(cms: ReadCms, publicKey: KeyObject, covered: CoveredBytes): boolean | null {
  const { algorithm } = cms.signatureAlgorithm;
  const digest =
    COMBINED[algorithm] ??
    (algorithm === oid.rsaEncryption || algorithm === oid.rsaPss
      ? DIGESTS[cms.digestAlgorithm]
      : undefined);
  if (digest === undefined) return null;
  const signed = cms.signedSet ?? Buffer.concat([covered.before, covered.after]);
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

function digestProblems(cms: ReadCms, covered: CoveredBytes): AppError[] {
  if (cms.signedSet === null) return [];
  const digest = DIGESTS[cms.digestAlgorithm];
  if (digest === undefined) return [appError('pdf/cms-unreadable', { cause: 'algorithm' })];
  const contentType = cms.attributes.get(oid.contentType);
  const claimed = cms.attributes.get(oid.messageDigest);
  if (contentType === undefined || claimed === undefined) {
    return [appError('pdf/cms-unreadable', { cause: 'attributes' })];
  }
  const actual = createHash(digest).update(covered.before).update(covered.after).digest();
  return actual.equals(octetsOf(claimed)) ? [] : [appError('pdf/digest-mismatch', {})];
}

function namesItsCertificate(cms: ReadCms): AppError[] {
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
    const digest = DIGESTS[first?.hashAlgorithm?.algorithm ?? oid.sha256];
    if (first === undefined || digest === undefined) return [mismatch];
    const actual = createHash(digest).update(signer.der).digest();
    return actual.equals(Buffer.from(first.certHash.buffer)) ? [] : [mismatch];
  } catch {
    return [mismatch];
  }
}

function valueProblems(cms: ReadCms, covered: CoveredBytes): AppError[] {
  const { signer } = cms;
  if (signer === null) return [appError('pdf/signer-certificate-missing', {})];
  const verdict = verifies(cms, signer.publicKey, covered);
  if (verdict === null) return [appError('pdf/cms-unreadable', { cause: 'algorithm' })];
  return verdict ? [] : [appError('pdf/signature-invalid', {})];
}

function levelOf(subFilter: string, cms: ReadCms | null, hasSecurityStore: boolean): string {
  if (subFilter !== ETSI) return subFilter === '' ? 'sconosciuto' : subFilter;
  if (cms?.hasTimestamp !== true) return 'PAdES B-B';
  return hasSecurityStore ? 'PAdES B-LT' : 'PAdES B-T';
}

/**
 * Judges one signed field as a strict verifier and the gateway together would: range, digest, value with the
 * certificate inside, the certificate's own mention, the time the gateway wants. Trust in the issuer is judged
 * elsewhere.
 */
export function judgeSignature(
  file: Uint8Array,
  signature: NonNullable<SignatureField['signature']>,
  hasSecurityStore: boolean,
): JudgedSignature {
  const { subFilter } = signature;
  const problems: AppError[] = [];
  if (subFilter !== ETSI && subFilter !== LEGACY) {
    problems.push(appError('pdf/signature-format-unknown', { subFilter }));
  }
  const covered = coveredBytes(file, signature.byteRange, signature.contents);
  if (!covered.ok) problems.push(covered.error);
  const cms = readCms(signature.contents);
  if (!cms.ok) problems.push(cms.error);
  if (cms.ok && covered.ok) {
    problems.push(
      ...digestProblems(cms.value, covered.value),
      ...valueProblems(cms.value, covered.value),
    );
    if (subFilter === ETSI) problems.push(...namesItsCertificate(cms.value));
  }
  if (!signature.hasTime) problems.push(appError('pdf/signing-time-missing', {}));
  const signer = cms.ok ? cms.value.signer : null;
  return {
    signerName: signer?.commonName ?? '',
    signerCodiceFiscale: signer?.codiceFiscale ?? null,
    signerFingerprint: signer?.fingerprint ?? null,
    signedAt: signature.signedAt,
    coveredEnd: covered.ok ? covered.value.end : 0,
    level: levelOf(subFilter, cms.ok ? cms.value : null, hasSecurityStore),
    problems,
  };
}
