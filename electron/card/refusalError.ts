import { appError, type AppError } from '../../shared/errors/appError.ts';
import type { CardCertificate, CertificateRefusal } from '../domain/ports/card.ts';

/** The error that tells why a certificate is not used: one for each reason. */
export function refusalError(
  certificate: Pick<CardCertificate, 'fingerprint' | 'notBefore' | 'notAfter' | 'keyBits'>,
  refusal: CertificateRefusal,
): AppError {
  switch (refusal) {
    case 'expired':
      return appError('card/certificate-expired', { at: certificate.notAfter });
    case 'not-yet-valid':
      return appError('card/certificate-not-yet-valid', { at: certificate.notBefore });
    case 'is-authority':
      return appError('card/certificate-is-authority', {});
    case 'no-private-key':
      return appError('card/no-private-key', { fingerprint: certificate.fingerprint });
    case 'key-usage-unknown':
      return appError('card/certificate-key-usage', {});
    case 'not-qualified':
      return appError('card/certificate-not-qualified', {});
    case 'key-too-short':
      return appError('card/certificate-key-too-short', { bits: certificate.keyBits });
    case 'unreadable':
      return appError('card/certificate-unreadable', {});
  }
}
