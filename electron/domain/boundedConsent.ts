import { ok, type Result } from '../../shared/errors/result.ts';
import type { CardPort } from './ports/card.ts';
import type { Clock } from './ports/clock.ts';

/** What one PIN is good for: it is asked again after so many signatures, or after so long without one. */
export interface ConsentLimits {
  readonly signatures: number;
  readonly idleMs: number;
}

/**
 * A PIN serves one sitting: the 250 signatures the German practice admits for one, and no longer than a visit
 * without a signature, since the PC may be shared.
 */
export const ordinaryConsent: ConsentLimits = { signatures: 250, idleMs: 15 * 60_000 };

interface Consent {
  readonly signatures: number;
  readonly lastAt: number;
}

/**
 * The card for signatures alone: a login is forgotten once its consent is used up, so that the PIN is asked anew.
 * A token that also carries the access key is left logged in: the channel lives on that login.
 */
export function withBoundedConsent(
  card: CardPort,
  clock: Clock,
  limits: ConsentLimits = ordinaryConsent,
): CardPort {
  const consents = new Map<string, Consent>();
  const now = (): number => clock.now().getTime();

  function isUsedUp(tokenId: string): boolean {
    const consent = consents.get(tokenId);
    if (consent === undefined) return true;
    return consent.signatures >= limits.signatures || now() - consent.lastAt >= limits.idleMs;
  }

  async function carriesAccessKey(tokenId: string): Promise<boolean> {
    const certificates = await card.certificates();
    if (!certificates.ok) return false;
    return certificates.value.some((each) => each.tokenId === tokenId && each.purpose === 'access');
  }

  async function isLoggedIn(tokenId: string): Promise<Result<boolean>> {
    const loggedIn = await card.isLoggedIn(tokenId);
    if (!loggedIn.ok || !loggedIn.value || !isUsedUp(tokenId)) return loggedIn;
    if (await carriesAccessKey(tokenId)) return loggedIn;
    const ended = await card.logout(tokenId);
    return ended.ok ? ok(false) : ended;
  }

  return {
    ...card,
    isLoggedIn,
    login: async (tokenId, pin) => {
      const done = await card.login(tokenId, pin);
      if (done.ok) consents.set(tokenId, { signatures: 0, lastAt: now() });
      else consents.delete(tokenId);
      return done;
    },
    sign: async (request, pin) => {
      const signed = await card.sign(request, pin);
      if (!signed.ok) return signed;
      for (const [tokenId, { signatures }] of consents) {
        consents.set(tokenId, { signatures: signatures + 1, lastAt: now() });
      }
      return signed;
    },
  };
}
