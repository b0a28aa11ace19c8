import { appError, type AppError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { CardCertificate, CardKeyPurpose, CertificateRefusal } from './ports/card.ts';

/** What certificate is wanted. */
export interface CertificateWish {
  readonly purpose: CardKeyPurpose;
  /** The doctor of the document: nobody else's certificate is ever used. */
  readonly codiceFiscale: string;
  /** Remembered or explicit choice, by fingerprint; null lets the only candidate win. */
  readonly fingerprint: string | null;
}

/** The error that tells why a certificate cannot be used now: one for each reason. */
export function refusalError(
  certificate: Pick<
    CardCertificate,
    'holderName' | 'notBefore' | 'notAfter' | 'keyBits' | 'revocation'
  >,
  refusal: CertificateRefusal,
  purpose: CardKeyPurpose,
): AppError {
  const { holderName: holder, notAfter, notBefore, keyBits: bits } = certificate;
  switch (refusal) {
    case 'expired':
      return appError('certificate/expired', { purpose, holder, notAfter });
    case 'revoked': {
      const { revocation } = certificate;
      const at = revocation?.kind === 'revoked' ? revocation.at : null;
      return appError('certificate/revoked', { purpose, holder, at });
    }
    case 'not-yet-valid':
      return appError('certificate/not-yet-valid', { purpose, holder, notBefore });
    case 'key-too-short':
      return appError('certificate/key-too-short', { purpose, holder, bits });
    case 'is-authority':
    case 'no-private-key':
    case 'key-usage-unknown':
    case 'not-qualified':
    case 'unreadable':
      return appError(`certificate/${refusal}`, { purpose, holder });
  }
}

/** Why this certificate does not fulfil the wish, or null when it does. */
export function objectionTo(certificate: CardCertificate, wish: CertificateWish): AppError | null {
  const { purpose, codiceFiscale: expected } = wish;
  const holder = certificate.holderName;
  if (certificate.purpose !== purpose) {
    return appError('certificate/wrong-purpose', { purpose, holder });
  }
  if (certificate.holderCodiceFiscale !== expected) {
    return appError('certificate/other-doctor', { purpose, holder, expected });
  }
  const { refusedBecause } = certificate;
  return refusedBecause === null ? null : refusalError(certificate, refusedBecause, purpose);
}

/** The most telling reason when nothing fits: nearer misses first. */
function bestObjection(certificates: readonly CardCertificate[], wish: CertificateWish): AppError {
  const { purpose } = wish;
  if (certificates.length === 0) return appError('certificate/no-card', { purpose });
  const ofPurpose = certificates.filter((each) => each.purpose === purpose);
  const own = ofPurpose.find((each) => each.holderCodiceFiscale === wish.codiceFiscale);
  const nearest = own ?? ofPurpose[0];
  const said = nearest === undefined ? null : objectionTo(nearest, wish);
  if (said !== null) return said;
  const access = certificates.find((each) => each.purpose === 'access');
  return purpose === 'signature' && access !== undefined
    ? appError('certificate/access-only', { holder: access.holderName })
    : appError('certificate/none', { purpose });
}

/**
 * The one certificate of the card to use (PDF guide §5.4, cards guide §1.2): right purpose, right holder, valid now.
 * With several candidates and no choice made, the person must choose: nothing is picked at random.
 */
export function chooseCertificate(
  certificates: readonly CardCertificate[],
  wish: CertificateWish,
): Result<CardCertificate> {
  const chosen = certificates.find((each) => each.fingerprint === wish.fingerprint);
  if (chosen !== undefined) {
    const said = objectionTo(chosen, wish);
    return said === null ? ok(chosen) : fail(said);
  }
  const candidates = certificates.filter((each) => objectionTo(each, wish) === null);
  const [first] = candidates;
  if (first === undefined) return fail(bestObjection(certificates, wish));
  if (candidates.length > 1) {
    const fingerprints = candidates.map((each) => each.fingerprint);
    return fail(appError('certificate/several', { purpose: wish.purpose, fingerprints }));
  }
  return ok(first);
}
