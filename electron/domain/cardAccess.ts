import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { chooseCertificate, type CertificateWish } from './chooseCertificate.ts';
import type { CardCertificate, CardPort } from './ports/card.ts';
import type { PinSource } from './ports/pinSource.ts';

/** A certificate of the card whose key is ready to sign. */
export interface ReadyCertificate {
  readonly certificate: CardCertificate;
  /** DER certificates, the chosen one first, then those of its authorities found on the card. */
  readonly chain: readonly Uint8Array[];
}

function authoritiesOnCard(
  certificates: readonly CardCertificate[],
  chosen: CardCertificate,
): readonly Uint8Array[] {
  return certificates
    .filter((each) => each.refusedBecause === 'is-authority' && each.tokenId === chosen.tokenId)
    .map((each) => each.der);
}

/** Finds the certificate to use without asking for a PIN. */
export async function findCertificate(
  card: CardPort,
  wish: CertificateWish,
): Promise<Result<ReadyCertificate>> {
  const found = await card.certificates();
  if (!found.ok) return found;
  const chosen = chooseCertificate(found.value, wish);
  if (!chosen.ok) return chosen;
  const certificate = chosen.value;
  return ok({
    certificate,
    chain: [certificate.der, ...authoritiesOnCard(found.value, certificate)],
  });
}

async function askAndLogin(
  card: CardPort,
  pins: PinSource,
  certificate: CardCertificate,
  question: { readonly purpose: CertificateWish['purpose']; readonly reason: string },
): Promise<Result<void>> {
  const tokens = await card.tokens();
  if (!tokens.ok) return tokens;
  const token = tokens.value.find((each) => each.tokenId === certificate.tokenId);
  if (token === undefined) {
    return fail(appError('certificate/no-card', { purpose: question.purpose }));
  }
  const pin = await pins.ask({ ...question, token, certificate });
  if (!pin.ok) return pin;
  try {
    return await card.login(certificate.tokenId, pin.value);
  } finally {
    pin.value.fill(0);
  }
}

/**
 * Makes the key of a certificate usable: asks for the PIN once, and only when the token is not already logged in.
 * A wrong PIN is an error value for the person; it is never presented a second time.
 */
export async function unlockCertificate(
  card: CardPort,
  pins: PinSource,
  certificate: CardCertificate,
  question: { readonly purpose: CertificateWish['purpose']; readonly reason: string },
): Promise<Result<void>> {
  const loggedIn = await card.isLoggedIn(certificate.tokenId);
  if (!loggedIn.ok) return loggedIn;
  return loggedIn.value ? ok() : askAndLogin(card, pins, certificate, question);
}
