import type { X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  Certificate,
  CRLDistributionPoints,
  id_ce_cRLDistributionPoints,
} from '@peculiar/asn1-x509';

function httpAddress(text: string): URL | null {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url : null;
}

/** The addresses of the revocation lists a certificate names (RFC 5280 §4.2.1.13), HTTP only. */
export function listAddresses(certificate: X509Certificate): URL[] {
  const { tbsCertificate } = AsnConvert.parse(certificate.raw, Certificate);
  const extension = tbsCertificate.extensions?.find(
    ({ extnID }) => extnID === id_ce_cRLDistributionPoints,
  );
  if (extension === undefined) return [];
  return [...AsnConvert.parse(extension.extnValue, CRLDistributionPoints)]
    .flatMap(({ distributionPoint }) => distributionPoint?.fullName ?? [])
    .map(({ uniformResourceIdentifier }) => httpAddress(uniformResourceIdentifier ?? ''))
    .filter((url) => url !== null);
}

/** The address of the OCSP responder a certificate names (RFC 5280 §4.2.2.1); null when it names none. */
export function responderAddress(certificate: X509Certificate): URL | null {
  const line = /^OCSP - URI:(.*)$/m.exec(certificate.infoAccess ?? '');
  return httpAddress(line?.[1]?.trim() ?? '');
}
