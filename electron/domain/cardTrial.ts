import { appError, type AppError } from '../../shared/errors/appError.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { CardTrialView } from '../../shared/ipc/areas/checks.ts';
import { absenceError } from './cardAbsence.ts';
import { cardOverview, type CardOverview } from './cardOverview.ts';
import type { CardKeyPurpose, CardPort } from './ports/card.ts';
import type { CardModules } from './ports/cardModules.ts';
import { presenceViewOf } from './presenceView.ts';

/** Why a certificate of that purpose cannot be used now: the first reason there is; null where one can. */
function purposeObstacle(
  { certificates, presence }: CardOverview,
  purpose: CardKeyPurpose,
): AppError | null {
  const suited = certificates.filter((each) => each.purpose === purpose);
  if (suited.some(({ refusal }) => refusal === null)) return null;
  return suited[0]?.refusal ?? absenceError(presence, purpose);
}

/** What keeps the card from being used, from the reader to the certificates; null where both can be used. */
export function cardObstacle(overview: Result<CardOverview>): AppError | null {
  if (!overview.ok) return overview.error;
  return purposeObstacle(overview.value, 'access') ?? purposeObstacle(overview.value, 'signature');
}

/** Tries the drivers until one shows a usable certificate and looks at the card. Never fails: a failure is part of what it tells. */
export async function tryCard(
  modules: Result<CardModules>,
  openCard: () => Promise<Result<CardPort>>,
): Promise<CardTrialView> {
  const trials = modules.ok ? await modules.value.tryAll(false) : [];
  const card = await openCard();
  const overview = card.ok ? await cardOverview(card.value) : card;
  const seen = overview.ok ? overview.value : null;
  const error = modules.ok ? appError('card/module-not-found', {}) : modules.error;
  return {
    presence: presenceViewOf(
      seen?.presence ?? { kind: 'no-driver', error: overview.ok ? error : overview.error },
    ),
    modules: trials.map(({ path, maker, origin, refusedBecause, tokens, usableCertificates }) => ({
      file: path.split(/[\\/]/u).at(-1) ?? '',
      maker,
      isChosen: origin === 'chosen',
      refusedBecause,
      tokens,
      usableCertificates,
    })),
    driver: seen?.driver ?? null,
    certificates: (seen?.certificates ?? []).map((each) => ({
      purpose: each.purpose,
      holderName: each.holderName,
      codiceFiscale: each.holderCodiceFiscale,
      issuerName: each.issuerName,
      notAfter: each.notAfter,
      refusal: each.refusal,
    })),
    obstacle: cardObstacle(overview),
  };
}
