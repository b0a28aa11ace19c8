import type { AppError } from '../../shared/errors/appError.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import { objectionTo } from './chooseCertificate.ts';
import type { CardPort } from './ports/card.ts';

/** A certificate for signing as a person chooses it: whose, until when, in which reader, and whether it may be used. */
export interface SigningCertificate {
  readonly fingerprint: string;
  readonly holder: string;
  readonly issuer: string;
  readonly reader: string;
  /** UTC ISO instant. */
  readonly notAfter: string;
  /** Why it cannot sign this doctor's documents now; null where it can. */
  readonly refusal: AppError | null;
}

/**
 * The signature certificates that can be seen, the usable ones first, each refused one with its reason. Access
 * certificates and those of authorities are never among them: nobody signs with them. No PIN is asked.
 */
export async function signingCertificates(
  card: CardPort,
  codiceFiscale: string,
): Promise<Result<readonly SigningCertificate[]>> {
  const found = await card.certificates();
  if (!found.ok) return found;
  const tokens = await card.tokens();
  if (!tokens.ok) return tokens;
  const wish = { purpose: 'signature', codiceFiscale, fingerprint: null } as const;
  const all = found.value
    .filter(
      ({ purpose, refusedBecause }) => purpose === 'signature' && refusedBecause !== 'is-authority',
    )
    .map((certificate) => ({
      fingerprint: certificate.fingerprint,
      holder: certificate.holderName,
      issuer: certificate.issuerName,
      reader: tokens.value.find(({ tokenId }) => tokenId === certificate.tokenId)?.reader ?? '',
      notAfter: certificate.notAfter,
      refusal: objectionTo(certificate, wish),
    }));
  return ok([
    ...all.filter(({ refusal }) => refusal === null),
    ...all.filter(({ refusal }) => refusal !== null),
  ]);
}
