import { ok } from '../../shared/errors/result.ts';
import type { CardCertificate, CardPort, RevocationStanding } from './ports/card.ts';
import type { Clock } from './ports/clock.ts';
import type { RevocationJudge, RevocationSource } from './ports/revocationSource.ts';

/** What is asked and who judges the answer. */
export interface RevocationParts {
  /** Knows where to ask, given the authorities found on the card; bounded in time. */
  readonly sourceWith: (authorities: readonly Uint8Array[]) => Promise<RevocationSource | null>;
  readonly judge: RevocationJudge;
  readonly clock: Clock;
  /** Whether a list of certificates waits for the answer: not where a person is about to type a PIN. */
  readonly isWaitedFor: boolean;
}

/** A responder that said nothing is not asked again before this. */
const ASK_AGAIN_MS = 60_000;

const unverified: RevocationStanding = { kind: 'unverified' };

interface Known {
  readonly standing: RevocationStanding;
  /** Until when nobody is asked again, in milliseconds since the epoch. */
  readonly untilMs: number;
}

/** What is known of certificates, by fingerprint; each is asked about once at a time. */
class RevocationLedger {
  readonly #known = new Map<string, Known>();
  readonly #asking = new Map<string, Promise<void>>();
  readonly #parts: RevocationParts;

  constructor(parts: RevocationParts) {
    this.#parts = parts;
  }

  /** What is known now. An answer past its time is no proof that a certificate is good; a revoked one stays so. */
  standing({ fingerprint }: CardCertificate): RevocationStanding {
    const known = this.#known.get(fingerprint);
    if (known === undefined) return unverified;
    return this.#isCurrent(known) || known.standing.kind === 'revoked'
      ? known.standing
      : unverified;
  }

  /** Asks where what is known is no longer current; never fails. */
  refresh(certificate: CardCertificate, authorities: readonly Uint8Array[]): Promise<void> {
    const { fingerprint } = certificate;
    const known = this.#known.get(fingerprint);
    if (known !== undefined && this.#isCurrent(known)) return Promise.resolve();
    const asking = this.#asking.get(fingerprint) ?? this.#ask(certificate, authorities);
    this.#asking.set(fingerprint, asking);
    return asking;
  }

  #isCurrent({ untilMs }: Known): boolean {
    return this.#parts.clock.now().getTime() < untilMs;
  }

  async #ask(certificate: CardCertificate, authorities: readonly Uint8Array[]): Promise<void> {
    const { fingerprint } = certificate;
    const { standing, untilMs } = await this.#answer(certificate, authorities);
    const before = this.#known.get(fingerprint)?.standing;
    const isStillRevoked = standing.kind === 'unverified' && before?.kind === 'revoked';
    this.#known.set(fingerprint, { standing: isStillRevoked ? before : standing, untilMs });
    this.#asking.delete(fingerprint);
  }

  async #answer({ der }: CardCertificate, authorities: readonly Uint8Array[]): Promise<Known> {
    const { sourceWith, judge, clock } = this.#parts;
    const laterMs = (): number => clock.now().getTime() + ASK_AGAIN_MS;
    try {
      const source = await sourceWith(authorities);
      const evidence = await source?.evidence([der]);
      if (evidence?.ok !== true) return { standing: unverified, untilMs: laterMs() };
      const { standing, nextUpdate } = judge(der, evidence.value, clock.now());
      const untilMs = standing.kind === 'unverified' ? null : (nextUpdate?.getTime() ?? null);
      return { standing, untilMs: untilMs ?? laterMs() };
    } catch {
      // Whatever a stranger's answer or certificate looks like, nothing is known: a signature does not wait for it.
      return { standing: unverified, untilMs: laterMs() };
    }
  }
}

/**
 * A card whose certificates for signing tell what their authority says of them (RFC 6960, RFC 5280): one known to be
 * revoked is refused like an expired one, before any PIN. The question is asked when the certificates are listed, in
 * the background, and the answer is good until the next one is due. Offline, or where nobody answers, the certificate
 * stays what it was, `unverified`.
 */
export function withRevocationChecks(card: CardPort, parts: RevocationParts): CardPort {
  const ledger = new RevocationLedger(parts);
  function judged(certificate: CardCertificate): CardCertificate {
    const revocation = ledger.standing(certificate);
    return revocation.kind === 'revoked'
      ? { ...certificate, revocation, refusedBecause: 'revoked' }
      : { ...certificate, revocation };
  }
  return {
    ...card,
    certificates: async () => {
      const found = await card.certificates();
      if (!found.ok) return found;
      const authorities = found.value
        .filter(({ refusedBecause }) => refusedBecause === 'is-authority')
        .map(({ der }) => der);
      const isAsked = ({ purpose, refusedBecause }: CardCertificate): boolean =>
        purpose === 'signature' && refusedBecause === null;
      const asked = found.value
        .filter(isAsked)
        .map((certificate) => ledger.refresh(certificate, authorities));
      if (parts.isWaitedFor) await Promise.all(asked);
      return ok(found.value.map((each) => (isAsked(each) ? judged(each) : each)));
    },
  };
}
