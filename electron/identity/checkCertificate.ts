import type { X509Certificate } from 'node:crypto';
import { type AppError, appError } from '../../shared/errors/appError.ts';
import type { DoctorProfile } from '../../shared/fse/doctorProfile.ts';
import type { SogeiCertificate } from './sogeiCertificate.ts';

/** What a signature certificate is judged against. */
export interface CertificateContext {
  /** Authorities of the environment: a test certificate is refused in production and the reverse. */
  readonly authorities: readonly X509Certificate[];
  /** The three characters after `#` the environment expects. */
  readonly certificateRegion: string;
  readonly profile: Pick<DoctorProfile, 'codiceFiscale' | 'azienda'>;
  readonly at: Date;
}

const SIGNATURE_NAME = /^S\d+#([A-Za-z0-9]{3})/;
const AUTHENTICATION_NAME = /^A\d+#/;
const MINIMUM_RSA_BITS = 2048;

/** Signature algorithms OpenSSL 3 and the front ends no longer take (field failure CH-03). */
const weakAlgorithms = new Map([
  ['1.2.840.113549.1.1.4', 'MD5'],
  ['1.2.840.113549.1.1.5', 'SHA-1'],
]);

function nameProblem(certificate: SogeiCertificate, region: string): AppError | null {
  const { commonName } = certificate;
  if (commonName !== null && AUTHENTICATION_NAME.test(commonName)) {
    return appError('identity/authentication-certificate', { commonName });
  }
  const found = SIGNATURE_NAME.exec(commonName ?? '')?.[1];
  if (found === undefined) return appError('identity/name-not-signature', { commonName });
  if (found !== region) return appError('identity/region-mismatch', { found, expected: region });
  return null;
}

function keyProblem(certificate: SogeiCertificate): AppError | null {
  const { publicKey } = certificate.x509;
  const keyType = publicKey.asymmetricKeyType ?? 'unknown';
  if (keyType !== 'rsa') return appError('identity/key-not-rsa', { keyType });
  const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0;
  return bits < MINIMUM_RSA_BITS ? appError('identity/key-too-short', { bits }) : null;
}

/** Whether the certificate is within its dates; null when it is. */
export function validityProblem(certificate: SogeiCertificate, at: Date): AppError | null {
  const { validFromDate, validToDate } = certificate.x509;
  if (at < validFromDate) {
    return appError('identity/not-yet-valid', { notBefore: validFromDate.toISOString() });
  }
  if (at > validToDate) {
    return appError('identity/expired', { notAfter: validToDate.toISOString() });
  }
  return null;
}

function issuerProblem(
  certificate: SogeiCertificate,
  authorities: readonly X509Certificate[],
): AppError | null {
  const { x509 } = certificate;
  const isIssued = authorities.some(
    (authority) => authority.ca && x509.checkIssued(authority) && x509.verify(authority.publicKey),
  );
  return isIssued ? null : appError('identity/issuer-unknown', { issuer: x509.issuer });
}

function usageProblem(certificate: SogeiCertificate): AppError | null {
  return certificate.hasNonRepudiation === false
    ? appError('identity/usage-not-signature', {})
    : null;
}

function algorithmProblem(certificate: SogeiCertificate): AppError | null {
  const algorithm = weakAlgorithms.get(certificate.signatureAlgorithm);
  return algorithm === undefined ? null : appError('identity/weak-signature', { algorithm });
}

/** Why a certificate cannot sign the tokens, most telling reason first (gateway-checks.md P-10). Empty = it can. */
export function certificateProblems(
  certificate: SogeiCertificate,
  context: CertificateContext,
): readonly AppError[] {
  return [
    nameProblem(certificate, context.certificateRegion),
    usageProblem(certificate),
    keyProblem(certificate),
    algorithmProblem(certificate),
    validityProblem(certificate, context.at),
    issuerProblem(certificate, context.authorities),
  ].filter((problem) => problem !== null);
}

/** What looks wrong but may be right: the authority rewrites names, and the Region communicates them. */
export function certificateWarnings(
  certificate: SogeiCertificate,
  context: CertificateContext,
): readonly AppError[] {
  const commonName = certificate.commonName ?? '';
  const { codiceFiscale, azienda } = context.profile;
  const holder = `${commonName} ${certificate.organizationIdentifier ?? ''}`;
  return [
    holder.includes(codiceFiscale) ? null : appError('identity/other-holder', { commonName }),
    commonName.includes(azienda.code)
      ? null
      : appError('identity/other-azienda', { commonName, azienda: azienda.code }),
  ].filter((warning) => warning !== null);
}
