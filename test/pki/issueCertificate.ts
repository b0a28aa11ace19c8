import { createHash, createPublicKey, randomBytes, sign, type KeyObject } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  CertificatePolicies,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  NameConstraints,
  PolicyInformation,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_certificatePolicies,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
} from '@peculiar/asn1-x509';
import type { CertificateProfile, NameAttribute } from './certificateProfile.ts';

const attributeTypes: Readonly<Record<NameAttribute[0], string>> = {
  C: '2.5.4.6',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  SN: '2.5.4.4',
  GN: '2.5.4.42',
  CN: '2.5.4.3',
  serialNumber: '2.5.4.5',
  dnQualifier: '2.5.4.46',
  organizationIdentifier: '2.5.4.97',
};

/** RFC 5280 appendix A: these three attributes are PrintableString, the others may be UTF-8. */
const PRINTABLE = new Set<NameAttribute[0]>(['C', 'serialNumber', 'dnQualifier']);

const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const QC_STATEMENTS_EXTENSION = '1.3.6.1.5.5.7.1.3';
/**
 * QCStatements with QcCompliance (0.4.0.1862.1.1) and QcSSCD (0.4.0.1862.1.4), neither with a statementInfo:
 * the schema library knows only statements that have one, so the twenty-two bytes are written out.
 */
const QC_COMPLIANCE_AND_SSCD = Buffer.from(
  '3014' + '3008060604008e460101' + '3008060604008e460104',
  'hex',
);
const DAY = 24 * 60 * 60 * 1000;

/** What a certificate is issued with: keys of both sides and the instant the PKI is made at. */
export interface IssueContext {
  readonly profile: CertificateProfile;
  readonly issuer: CertificateProfile;
  readonly subjectKey: KeyObject;
  readonly issuerKey: KeyObject;
  readonly now: Date;
}

function distinguishedName(attributes: readonly NameAttribute[]): Name {
  return new Name(
    attributes.map(
      ([type, text]) =>
        new RelativeDistinguishedName([
          new AttributeTypeAndValue({
            type: attributeTypes[type],
            value: new AttributeValue(
              PRINTABLE.has(type) ? { printableString: text } : { utf8String: text },
            ),
          }),
        ]),
    ),
  );
}

function validity(profile: CertificateProfile, now: Date): Validity {
  const days = {
    current: profile.authority ? [-5 * 365, 10 * 365] : [-30, 3 * 365],
    expired: [-3 * 365, -1],
    'not-yet-valid': [1, 3 * 365],
  }[profile.validity];
  const [from = 0, until = 0] = days.map(
    (day) => Math.floor(now.getTime() / 1000) * 1000 + day * DAY,
  );
  return new Validity({ notBefore: new Date(from), notAfter: new Date(until) });
}

function publicKeyInfo(key: KeyObject): SubjectPublicKeyInfo {
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return AsnConvert.parse(der, SubjectPublicKeyInfo);
}

/** RFC 5280 §4.2.1.2 method 1: SHA-1 of the public key bits. */
function keyIdentifier(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(Buffer.from(publicKeyInfo(key).subjectPublicKey))
    .digest();
}

function extension(extnID: string, critical: boolean, value: object): Extension {
  return new Extension({
    extnID,
    critical,
    extnValue: new OctetString(AsnConvert.serialize(value)),
  });
}

function extensions(context: IssueContext): Extensions {
  const { profile } = context;
  const usage = profile.keyUsage.reduce((bits, name) => bits | KeyUsageFlags[name], 0);
  const list = [
    extension(
      id_ce_basicConstraints,
      true,
      new BasicConstraints({
        cA: profile.authority ?? false,
        ...(profile.pathLength === undefined ? {} : { pathLenConstraint: profile.pathLength }),
      }),
    ),
    extension(id_ce_keyUsage, true, new KeyUsage(usage)),
    extension(
      id_ce_subjectKeyIdentifier,
      false,
      new SubjectKeyIdentifier(keyIdentifier(context.subjectKey)),
    ),
    extension(
      id_ce_authorityKeyIdentifier,
      false,
      new AuthorityKeyIdentifier({
        keyIdentifier: new KeyIdentifier(keyIdentifier(context.issuerKey)),
      }),
    ),
  ];
  if (profile.extendedKeyUsage) {
    list.push(
      extension(id_ce_extKeyUsage, false, new ExtendedKeyUsage([...profile.extendedKeyUsage])),
    );
  }
  if (profile.policies) {
    const policies = profile.policies.map(
      (policyIdentifier) => new PolicyInformation({ policyIdentifier }),
    );
    list.push(extension(id_ce_certificatePolicies, false, new CertificatePolicies(policies)));
  }
  if (profile.qualified) {
    list.push(
      new Extension({
        extnID: QC_STATEMENTS_EXTENSION,
        critical: false,
        extnValue: new OctetString(QC_COMPLIANCE_AND_SSCD),
      }),
    );
  }
  if (profile.permittedSubtree) {
    const base = new GeneralName({ directoryName: distinguishedName(profile.permittedSubtree) });
    const permittedSubtrees = new GeneralSubtrees([new GeneralSubtree({ base })]);
    list.push(extension(id_ce_nameConstraints, true, new NameConstraints({ permittedSubtrees })));
  }
  if (profile.dnsNames) {
    const names = [
      ...profile.dnsNames.map((dNSName) => new GeneralName({ dNSName })),
      ...(profile.ipAddresses ?? []).map((iPAddress) => new GeneralName({ iPAddress })),
    ];
    list.push(extension(id_ce_subjectAltName, false, new SubjectAlternativeName(names)));
  }
  return new Extensions(list);
}

function signatureAlgorithm(key: KeyObject): AlgorithmIdentifier {
  return key.asymmetricKeyType === 'ec'
    ? new AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 })
    : new AlgorithmIdentifier({ algorithm: SHA256_WITH_RSA, parameters: null });
}

function serialNumber(): ArrayBuffer {
  const bytes = new Uint8Array(randomBytes(16));
  // Positive and without a leading zero octet, as DER wants an INTEGER.
  bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f);
  return bytes.buffer;
}

/** Issues one X.509 v3 certificate (RFC 5280) and returns its DER. */
export function issueCertificate(context: IssueContext): Buffer {
  const algorithm = signatureAlgorithm(context.issuerKey);
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: algorithm,
    issuer: distinguishedName(context.issuer.subject),
    validity: validity(context.profile, context.now),
    subject: distinguishedName(context.profile.subject),
    subjectPublicKeyInfo: publicKeyInfo(context.subjectKey),
    extensions: extensions(context),
  });
  const signature = sign(
    'sha256',
    Buffer.from(AsnConvert.serialize(tbsCertificate)),
    context.issuerKey,
  );
  const certificate = new Certificate({
    tbsCertificate,
    signatureAlgorithm: algorithm,
    signatureValue: new Uint8Array(signature).buffer,
  });
  return Buffer.from(AsnConvert.serialize(certificate));
}
