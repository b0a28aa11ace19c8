import { createPublicKey, sign, type KeyObject } from 'node:crypto';
import { Attributes, CertificationRequest, CertificationRequestInfo } from '@peculiar/asn1-csr';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
} from '@peculiar/asn1-x509';

/** The subject the platform documents for its requests; only the common name survives in the certificate. */
export interface RequestSubject {
  readonly commonName: string;
  /** Two letters. */
  readonly country: string;
  readonly state: string;
  readonly locality: string;
  readonly organization: string;
  readonly organizationalUnit: string;
}

const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';

const subjectTypes = [
  ['country', '2.5.4.6'],
  ['state', '2.5.4.8'],
  ['locality', '2.5.4.7'],
  ['organization', '2.5.4.10'],
  ['organizationalUnit', '2.5.4.11'],
  ['commonName', '2.5.4.3'],
] as const;

function subjectName(subject: RequestSubject): Name {
  return new Name(
    subjectTypes.map(([field, type]) => {
      // RFC 5280 appendix A: the country is a PrintableString, the others may be UTF-8.
      const value = new AttributeValue(
        field === 'country' ? { printableString: subject[field] } : { utf8String: subject[field] },
      );
      return new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value })]);
    }),
  );
}

/** A PKCS#10 request (RFC 2986) as DER, signed with SHA-256 by the RSA key it is about. */
export function certificationRequest(subject: RequestSubject, key: KeyObject): Uint8Array {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const certificationRequestInfo = new CertificationRequestInfo({
    subject: subjectName(subject),
    subjectPKInfo: AsnConvert.parse(publicKey, SubjectPublicKeyInfo),
    attributes: new Attributes(),
  });
  const signed = Buffer.from(AsnConvert.serialize(certificationRequestInfo));
  const request = new CertificationRequest({
    certificationRequestInfo,
    signatureAlgorithm: new AlgorithmIdentifier({ algorithm: SHA256_WITH_RSA, parameters: null }),
    signature: new Uint8Array(sign('sha256', signed, key)).buffer,
  });
  return new Uint8Array(AsnConvert.serialize(request));
}

/** DER in PEM armour (RFC 7468 §7). */
export function pemOf(label: 'CERTIFICATE REQUEST' | 'CERTIFICATE', der: Uint8Array): string {
  const lines = Buffer.from(der)
    .toString('base64')
    .replaceAll(/.{1,64}/g, '$&\n');
  return `-----BEGIN ${label}-----\n${lines}-----END ${label}-----\n`;
}
