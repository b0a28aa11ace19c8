import { createHash, X509Certificate, type KeyObject } from 'node:crypto';
import { AsnConvert, AsnProp, AsnPropTypes, type OctetString } from '@peculiar/asn1-schema';
import {
  ExtendedKeyUsage,
  Extensions,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  KeyUsage,
  KeyUsageFlags,
  Name,
} from '@peculiar/asn1-x509';
import { qualificationOf, QUALIFIED_STATEMENTS_EXTENSION } from '../../x509/qualifiedStatements.ts';

/** TBSCertificate (RFC 5280 §4.1) with every part as DER: what is copied must not be rebuilt. */
class TbsCertificateOutline {
  version?: number;
  serialNumber = new ArrayBuffer(0);
  signature = new ArrayBuffer(0);
  issuer = new ArrayBuffer(0);
  validity = new ArrayBuffer(0);
  subject = new ArrayBuffer(0);
  subjectPublicKeyInfo = new ArrayBuffer(0);
  issuerUniqueId?: ArrayBuffer;
  subjectUniqueId?: ArrayBuffer;
  extensions?: ArrayBuffer;
}
AsnProp({ type: AsnPropTypes.Integer, context: 0, optional: true })(
  TbsCertificateOutline.prototype,
  'version',
);
for (const part of [
  'serialNumber',
  'signature',
  'issuer',
  'validity',
  'subject',
  'subjectPublicKeyInfo',
]) {
  AsnProp({ type: AsnPropTypes.Any })(TbsCertificateOutline.prototype, part);
}
for (const [part, context] of [
  ['issuerUniqueId', 1],
  ['subjectUniqueId', 2],
] as const) {
  AsnProp({ type: AsnPropTypes.BitString, context, implicit: true, optional: true })(
    TbsCertificateOutline.prototype,
    part,
  );
}
AsnProp({ type: AsnPropTypes.Any, context: 3, optional: true })(
  TbsCertificateOutline.prototype,
  'extensions',
);

/** Certificate (RFC 5280 §4.1). */
class CertificateOutline {
  tbsCertificate = new TbsCertificateOutline();
  signatureAlgorithm = new ArrayBuffer(0);
  signatureValue = new ArrayBuffer(0);
}
AsnProp({ type: TbsCertificateOutline })(CertificateOutline.prototype, 'tbsCertificate');
AsnProp({ type: AsnPropTypes.Any })(CertificateOutline.prototype, 'signatureAlgorithm');
AsnProp({ type: AsnPropTypes.Any })(CertificateOutline.prototype, 'signatureValue');

/** What signing and judging need of a certificate; names and numbers are DER, byte for byte as in it. */
export interface SignerCertificate {
  readonly der: Uint8Array;
  readonly issuer: ArrayBuffer;
  readonly serialNumber: ArrayBuffer;
  readonly subject: ArrayBuffer;
  readonly publicKey: KeyObject;
  /** The platform's reading of the same bytes: validity, who issued it. */
  readonly x509: X509Certificate;
  readonly commonName: string;
  /** Common name of the issuer, else its organisation. */
  readonly issuerName: string;
  /** Object identifiers of the extended key usage extension; empty without it. */
  readonly extendedUsages: readonly string[];
  /** Whether the key usage extension allows non-repudiation; null when there is no such extension. */
  readonly allowsNonRepudiation: boolean | null;
  readonly codiceFiscale: string | null;
  /** The extensions, DER; undefined where there are none. */
  readonly extensions: ArrayBuffer | undefined;
  /** What its statements say of it: qualified, with its key on a qualified device (ETSI EN 319 412-5 §4.2). */
  readonly qualification: 'on-device' | 'qualified' | 'none';
  /** SHA-256 of the certificate, lower-case hexadecimal. */
  readonly fingerprint: string;
}

const COMMON_NAME = '2.5.4.3';
const SERIAL_NUMBER = '2.5.4.5';
const ORGANIZATION = '2.5.4.10';

function attributesOf(subject: ArrayBuffer, type: string): string[] {
  return AsnConvert.parse(subject, Name)
    .flatMap((set) => [...set])
    .filter((attribute) => attribute.type === type)
    .map((attribute) => attribute.value.toString());
}

/** The codice fiscale in the subject's serialNumber (`TINIT-…`, ETSI EN 319 412-1 §5.1.3, or `IT:…`) or in its CN. */
function codiceFiscaleOf(subject: ArrayBuffer): string | null {
  const sources = [
    ...attributesOf(subject, SERIAL_NUMBER).map((text) => text.replace(/^(TINIT-|IT:)/, '')),
    ...attributesOf(subject, COMMON_NAME),
  ];
  for (const source of sources) {
    const found =
      /(?:^|[^A-Z0-9])([A-Z]{6}[0-9A-Z]{2}[A-Z][0-9A-Z]{2}[A-Z][0-9A-Z]{3}[A-Z])(?:$|[^A-Z0-9])/.exec(
        source,
      );
    if (found?.[1] !== undefined) return found[1];
  }
  return null;
}

function nameOf(name: ArrayBuffer): string {
  return attributesOf(name, COMMON_NAME)[0] ?? attributesOf(name, ORGANIZATION)[0] ?? '';
}

/** The value of an extension; null where there is none of that identifier. */
export function extensionOf(extensions: ArrayBuffer | undefined, type: string): OctetString | null {
  if (extensions === undefined) return null;
  const all = AsnConvert.parse(extensions, Extensions);
  return all.find(({ extnID }) => extnID === type)?.extnValue ?? null;
}

function nonRepudiationOf(extensions: ArrayBuffer | undefined): boolean | null {
  const value = extensionOf(extensions, id_ce_keyUsage);
  if (value === null) return null;
  return (AsnConvert.parse(value, KeyUsage).toNumber() & KeyUsageFlags.nonRepudiation) !== 0;
}

function extendedUsagesOf(extensions: ArrayBuffer | undefined): readonly string[] {
  const value = extensionOf(extensions, id_ce_extKeyUsage);
  return value === null ? [] : [...AsnConvert.parse(value, ExtendedKeyUsage)];
}

function qualificationIn(extensions: ArrayBuffer | undefined): SignerCertificate['qualification'] {
  const value = extensionOf(extensions, QUALIFIED_STATEMENTS_EXTENSION);
  if (value === null) return 'none';
  try {
    return qualificationOf(value.buffer);
  } catch {
    // Statements nobody can read state nothing; the certificate is none the worse.
    return 'none';
  }
}

/** Reads a certificate; null when the bytes are not one. */
export function readCertificate(der: Uint8Array): SignerCertificate | null {
  try {
    const { tbsCertificate } = AsnConvert.parse(der, CertificateOutline);
    const x509 = new X509Certificate(der);
    return {
      der,
      issuer: tbsCertificate.issuer,
      serialNumber: tbsCertificate.serialNumber,
      subject: tbsCertificate.subject,
      publicKey: x509.publicKey,
      x509,
      issuerName: nameOf(tbsCertificate.issuer),
      extendedUsages: extendedUsagesOf(tbsCertificate.extensions),
      allowsNonRepudiation: nonRepudiationOf(tbsCertificate.extensions),
      commonName: attributesOf(tbsCertificate.subject, COMMON_NAME)[0] ?? '',
      codiceFiscale: codiceFiscaleOf(tbsCertificate.subject),
      extensions: tbsCertificate.extensions,
      qualification: qualificationIn(tbsCertificate.extensions),
      fingerprint: createHash('sha256').update(der).digest('hex'),
    };
  } catch {
    return null;
  }
}
