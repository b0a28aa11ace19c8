import { X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate, id_ce_keyUsage, KeyUsage } from '@peculiar/asn1-x509';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';

/** A certificate of the Ministry's authority as far as Sintesi looks into it. */
export interface SogeiCertificate {
  readonly der: Buffer;
  readonly x509: X509Certificate;
  /** Subject common name exactly as encoded; null where there is none. */
  readonly commonName: string | null;
  /** `organizationIdentifier` of the subject, where the authority writes the holder's codice fiscale. */
  readonly organizationIdentifier: string | null;
  /** Null where the certificate has no key usage extension. */
  readonly hasNonRepudiation: boolean | null;
  readonly signatureAlgorithm: string;
}

const COMMON_NAME = '2.5.4.3';
const ORGANIZATION_IDENTIFIER = '2.5.4.97';

function subjectValue(certificate: Certificate, type: string): string | null {
  for (const relative of certificate.tbsCertificate.subject) {
    for (const attribute of relative) {
      if (attribute.type === type) return attribute.value.toString();
    }
  }
  return null;
}

function nonRepudiation(certificate: Certificate): boolean | null {
  const extension = certificate.tbsCertificate.extensions?.find(
    ({ extnID }) => extnID === id_ce_keyUsage,
  );
  if (extension === undefined) return null;
  const usage = AsnConvert.parse(extension.extnValue, KeyUsage);
  return usage.toJSON().includes('nonRepudiation');
}

/** Reads one certificate from PEM or DER bytes (RFC 5280). The name is taken from the DER, never typed by anyone. */
export function readSogeiCertificate(bytes: Uint8Array): Result<SogeiCertificate> {
  try {
    const x509 = new X509Certificate(bytes);
    const parsed = AsnConvert.parse(x509.raw, Certificate);
    return ok({
      der: x509.raw,
      x509,
      commonName: subjectValue(parsed, COMMON_NAME),
      organizationIdentifier: subjectValue(parsed, ORGANIZATION_IDENTIFIER),
      hasNonRepudiation: nonRepudiation(parsed),
      signatureAlgorithm: parsed.signatureAlgorithm.algorithm,
    });
  } catch {
    // Node and the ASN.1 library only say that it is none; there is nothing more to tell.
    return fail(appError('identity/certificate-unreadable', {}));
  }
}

/** The certificates of PEM bundles, in order; blocks that are none are an error. */
export function readAuthorities(bundles: readonly string[]): Result<readonly X509Certificate[]> {
  const blocks = bundles.flatMap(
    (bundle) => bundle.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [],
  );
  try {
    return ok(blocks.map((block) => new X509Certificate(block)));
  } catch {
    return fail(appError('identity/certificate-unreadable', {}));
  }
}
