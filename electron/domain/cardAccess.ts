import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { absenceError } from './cardAbsence.ts';
import { chooseCertificate, type CertificateWish } from './chooseCertificate.ts';
import type { CardCertificate, CardPort, CardSignRequest } from './ports/card.ts';
import type { PinQuestion, PinSource } from './ports/pinSource.ts';

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
  if (found.value.length === 0) return fail(absenceError(await card.presence(), wish.purpose));
  const chosen = chooseCertificate(found.value, wish);
  if (!chosen.ok) return chosen;
  const certificate = chosen.value;
  return ok({
    certificate,
    chain: [certificate.der, ...authoritiesOnCard(found.value, certificate)],
  });
}

/** What the person is told when a PIN is asked: for what kind of key, and why. */
export type PinReason = Pick<PinQuestion, 'purpose' | 'reason'>;

/** Asks for a PIN, lends it to `use` once and zeroes it, whatever happened. */
async function withPin<Value>(
  card: CardPort,
  pins: PinSource,
  certificate: CardCertificate,
  question: Pick<PinQuestion, 'purpose' | 'reason' | 'isForOneUse'>,
  use: (pin: Uint8Array) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const tokens = await card.tokens();
  if (!tokens.ok) return tokens;
  const token = tokens.value.find((each) => each.tokenId === certificate.tokenId);
  if (token === undefined) {
    return fail(appError('certificate/no-card', { purpose: question.purpose }));
  }
  const pin = await pins.ask({ ...question, token, certificate });
  if (!pin.ok) return pin;
  try {
    return await use(pin.value);
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
  question: PinReason,
): Promise<Result<void>> {
  const { tokenId } = certificate;
  const loggedIn = await card.isLoggedIn(tokenId);
  if (!loggedIn.ok) return loggedIn;
  return loggedIn.value
    ? ok()
    : withPin(card, pins, certificate, { ...question, isForOneUse: false }, (pin) =>
        card.login(tokenId, pin),
      );
}

/**
 * Unlocks the key and signs once. A key that wants its PIN at each use, or whose login another program ended in
 * between, has the PIN asked for once more, freshly typed, for this signature alone.
 */
export async function signUnlocked(
  card: CardPort,
  pins: PinSource,
  certificate: CardCertificate,
  order: PinReason & Pick<CardSignRequest, 'mechanism' | 'data'>,
): Promise<Result<Uint8Array>> {
  const { purpose, reason, mechanism, data } = order;
  const question = { purpose, reason };
  const unlocked = await unlockCertificate(card, pins, certificate, question);
  if (!unlocked.ok) return unlocked;
  const request = { fingerprint: certificate.fingerprint, mechanism, data };
  const signed = await card.sign(request);
  if (signed.ok) return signed;
  if (signed.error.code === 'card/pin-needed-per-signature') {
    const forOne = { ...question, isForOneUse: true };
    return withPin(card, pins, certificate, forOne, (pin) => card.sign(request, pin));
  }
  if (signed.error.code !== 'card/user-not-logged-in') return signed;
  const anew = { ...question, isForOneUse: false };
  return withPin(card, pins, certificate, anew, async (pin) => {
    const again = await card.login(certificate.tokenId, pin);
    return again.ok ? card.sign(request) : again;
  });
}
