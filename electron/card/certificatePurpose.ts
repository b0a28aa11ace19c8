import { createPublicKey, type KeyObject } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  BasicConstraints,
  Certificate,
  CertificatePolicies,
  ExtendedKeyUsage,
  KeyUsage,
  KeyUsageFlags,
  id_ce_basicConstraints,
  id_ce_certificatePolicies,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
} from '@peculiar/asn1-x509';
import type { CardCertificate, CardKeyPurpose } from '../domain/ports/card.ts';
import {
  codiceFiscaleOfCns,
  holderCodiceFiscale,
  holderName,
  issuerName,
} from './certificateHolder.ts';
import {
  isQualifiedOnDevice,
  QUALIFIED_STATEMENTS_EXTENSION,
} from '../x509/qualifiedStatements.ts';

/** Policy of the CNS authentication certificate (AgID, national services card). */
const CNS_POLICY = '1.3.76.16.2.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
/** AgID and ETSI TS 119 312: a shorter RSA key gives no valid signature. */
const MIN_SIGNING_RSA_BITS = 2048;
const CURVE_BITS = new Map([
  ['prime256v1', 256],
  ['secp384r1', 384],
  ['secp521r1', 521],
]);

/** What the judgement depends on besides the certificate. */
export interface JudgementRules {
  readonly now: Date;
  /** Production asks for a qualified certificate on a qualified device; test environments waive it. */
  readonly qualifiedSignature: 'required' | 'waived';
}

/** The judgement: a `CardCertificate` without what only its place on a token tells. */
export type CertificateJudgement = Omit<CardCertificate, 'fingerprint' | 'tokenId' | 'der'>;

function extensionOf(certificate: Certificate, oid: string): ArrayBuffer | null {
  const found = certificate.tbsCertificate.extensions?.find(({ extnID }) => extnID === oid);
  return found === undefined ? null : found.extnValue.buffer;
}

function isAuthority(certificate: Certificate): boolean {
  const value = extensionOf(certificate, id_ce_basicConstraints);
  return value !== null && AsnConvert.parse(value, BasicConstraints).cA;
}

function keyUsageOf(certificate: Certificate): number {
  const value = extensionOf(certificate, id_ce_keyUsage);
  return value === null ? 0 : AsnConvert.parse(value, KeyUsage).toNumber();
}

function isMeantForAccess(certificate: Certificate): boolean {
  const policies = extensionOf(certificate, id_ce_certificatePolicies);
  const usages = extensionOf(certificate, id_ce_extKeyUsage);
  return (
    (policies !== null &&
      AsnConvert.parse(policies, CertificatePolicies).some(
        ({ policyIdentifier }) => policyIdentifier === CNS_POLICY,
      )) ||
    (usages !== null && AsnConvert.parse(usages, ExtendedKeyUsage).includes(CLIENT_AUTH))
  );
}

function purposeOf(certificate: Certificate): CardKeyPurpose | null {
  const usage = keyUsageOf(certificate);
  if ((usage & KeyUsageFlags.nonRepudiation) !== 0) return 'signature';
  const authenticates =
    (usage & KeyUsageFlags.digitalSignature) !== 0 &&
    isMeantForAccess(certificate) &&
    codiceFiscaleOfCns(certificate.tbsCertificate.subject) !== null;
  return authenticates ? 'access' : null;
}

function isQualified(certificate: Certificate): boolean {
  const statements = extensionOf(certificate, QUALIFIED_STATEMENTS_EXTENSION);
  return statements !== null && isQualifiedOnDevice(statements);
}

/** The public key of a certificate; throws where its algorithm is none that OpenSSL knows. */
export function publicKeyOf(certificate: Certificate): KeyObject {
  const info = AsnConvert.serialize(certificate.tbsCertificate.subjectPublicKeyInfo);
  return createPublicKey({ key: Buffer.from(info), format: 'der', type: 'spki' });
}

function keyFacts(key: KeyObject): Pick<CardCertificate, 'keyType' | 'keyBits'> | null {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType === 'rsa') {
    return { keyType: 'rsa', keyBits: details?.modulusLength ?? 0 };
  }
  const bits = CURVE_BITS.get(details?.namedCurve ?? '');
  return key.asymmetricKeyType === 'ec' && bits !== undefined
    ? { keyType: 'ec', keyBits: bits }
    : null;
}

function refusal(
  certificate: Certificate,
  purpose: CardKeyPurpose | null,
  key: ReturnType<typeof keyFacts>,
  rules: JudgementRules,
): CardCertificate['refusedBecause'] {
  const { notBefore, notAfter } = certificate.tbsCertificate.validity;
  if (key === null) return 'unreadable';
  if (isAuthority(certificate)) return 'is-authority';
  if (purpose === null) return 'key-usage-unknown';
  if (rules.now < notBefore.getTime()) return 'not-yet-valid';
  if (rules.now > notAfter.getTime()) return 'expired';
  if (purpose !== 'signature') return null;
  if (rules.qualifiedSignature === 'required' && !isQualified(certificate)) return 'not-qualified';
  return key.keyType === 'rsa' && key.keyBits < MIN_SIGNING_RSA_BITS ? 'key-too-short' : null;
}

function judgeParsed(certificate: Certificate, rules: JudgementRules): CertificateJudgement {
  const { subject, issuer, validity } = certificate.tbsCertificate;
  const purpose = isAuthority(certificate) ? null : purposeOf(certificate);
  const key = keyFacts(publicKeyOf(certificate));
  return {
    purpose,
    refusedBecause: refusal(certificate, purpose, key, rules),
    holderName: holderName(subject),
    holderCodiceFiscale: holderCodiceFiscale(subject),
    issuerName: issuerName(issuer),
    notBefore: validity.notBefore.getTime().toISOString(),
    notAfter: validity.notAfter.getTime().toISOString(),
    keyType: key?.keyType ?? 'rsa',
    keyBits: key?.keyBits ?? 0,
  };
}

const unreadable: CertificateJudgement = {
  purpose: null,
  refusedBecause: 'unreadable',
  holderName: '',
  holderCodiceFiscale: null,
  issuerName: '',
  notBefore: '',
  notAfter: '',
  keyType: 'rsa',
  keyBits: 0,
};

/**
 * Judges what a certificate is for from its contents, never from a label (cards-and-certificates.md §1.2):
 * `signature` has nonRepudiation; `access` has digitalSignature without it, the CNS policy or clientAuth,
 * and a codice fiscale at the head of its common name. A purpose may come with a reason for refusing it now.
 */
export function judgeCertificate(der: Uint8Array, rules: JudgementRules): CertificateJudgement {
  try {
    return judgeParsed(AsnConvert.parse(der, Certificate), rules);
  } catch {
    // The bytes come from a card and may be anything: whatever cannot be parsed is unreadable.
    return unreadable;
  }
}
