import { X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate, KeyUsage, KeyUsageFlags, id_ce_keyUsage } from '@peculiar/asn1-x509';

const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * The certificate in an `x5c` item (RFC 7515 §4.1.6), or null when the item is not exactly the base64 of one
 * DER certificate: line breaks and PEM armour are refused as the frontier does.
 */
export function certificateOf(item: unknown): X509Certificate | null {
  if (typeof item !== 'string' || !base64.test(item)) return null;
  try {
    return new X509Certificate(Buffer.from(item, 'base64'));
  } catch {
    return null;
  }
}

/** The common name of the subject, or an empty string. */
export function commonNameOf(certificate: X509Certificate): string {
  const line = certificate.subject.split('\n').find((part) => part.startsWith('CN='));
  return line?.slice('CN='.length) ?? '';
}

/** The three characters after `#` in a common name, or an empty string. */
export function regionOf(commonName: string): string {
  return /#(.{3})/.exec(commonName)?.[1] ?? '';
}

/** Whether the key usage extension names all of these usages (RFC 5280 §4.2.1.3). */
function admits(certificate: X509Certificate, usages: number): boolean {
  const parsed = AsnConvert.parse(certificate.raw, Certificate);
  const extension = parsed.tbsCertificate.extensions?.find(
    (candidate) => candidate.extnID === id_ce_keyUsage,
  );
  if (extension === undefined) return false;
  const usage = AsnConvert.parse(extension.extnValue.buffer, KeyUsage);
  return (usage.toNumber() & usages) === usages;
}

/** Whether the key usage extension names nonRepudiation. */
export function admitsNonRepudiation(certificate: X509Certificate): boolean {
  return admits(certificate, KeyUsageFlags.nonRepudiation);
}

/** Whether it names what a TLS client of the national gateway needs. */
export function admitsAuthentication(certificate: X509Certificate): boolean {
  return admits(certificate, KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment);
}

/** Whether the certificate was issued by one of the trusted authorities and is within validity at `now`. */
export function isTrusted(
  certificate: X509Certificate,
  authorities: readonly X509Certificate[],
  now: Date,
): boolean {
  const issued = authorities.some(
    (authority) => certificate.checkIssued(authority) && certificate.verify(authority.publicKey),
  );
  const inValidity = certificate.validFromDate <= now && now <= certificate.validToDate;
  return issued && inValidity;
}
