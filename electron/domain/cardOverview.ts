import type { AppError } from '../../shared/errors/appError.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import { refusalError } from './chooseCertificate.ts';
import type {
  CardCapabilities,
  CardCertificate,
  CardDriver,
  CardPort,
  CardPresence,
  CardToken,
} from './ports/card.ts';

/** A certificate with everything a person may want to know of it, without its bytes. */
export interface CertificateOverview extends Omit<CardCertificate, 'der'> {
  /** Why it cannot be used now, as an error with its text; null where it can. */
  readonly refusal: AppError | null;
  /** What its key can do; null where the driver does not tell. */
  readonly capabilities: CardCapabilities | null;
}

/** What can be seen without a PIN, from the operating system's service down to the keys. */
export interface CardOverview {
  readonly presence: CardPresence;
  readonly driver: CardDriver | null;
  readonly tokens: readonly CardToken[];
  readonly certificates: readonly CertificateOverview[];
}

async function overviewOf(
  card: CardPort,
  { der: _der, ...facts }: CardCertificate,
): Promise<CertificateOverview> {
  const { refusedBecause, purpose } = facts;
  const capabilities = purpose === null ? null : await card.capabilities(facts.fingerprint);
  return {
    ...facts,
    refusal:
      refusedBecause === null ? null : refusalError(facts, refusedBecause, purpose ?? 'signature'),
    capabilities: capabilities?.ok === true ? capabilities.value : null,
  };
}

/** Looks at everything once. No PIN is asked, and keys are tried only where a login is already there. */
export async function cardOverview(card: CardPort): Promise<Result<CardOverview>> {
  const presence = await card.presence();
  const nothing = { presence, driver: null, tokens: [], certificates: [] };
  if (presence.kind === 'no-driver' || presence.kind === 'no-service') return ok(nothing);
  const driver = await card.driver();
  const tokens = await card.tokens();
  if (!tokens.ok) return tokens;
  const found = await card.certificates();
  if (!found.ok) return found;
  const certificates: CertificateOverview[] = [];
  for (const each of found.value) certificates.push(await overviewOf(card, each));
  return ok({
    presence,
    driver: driver.ok ? driver.value : null,
    tokens: tokens.value,
    certificates,
  });
}
