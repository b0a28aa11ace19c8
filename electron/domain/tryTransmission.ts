import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { firstIdentity } from '../../shared/fse/identifiers.ts';
import type { TransmissionTrialView } from '../../shared/ipc/areas/checks.ts';
import type { Clock } from './ports/clock.ts';
import type { CallOutcome, Gateway } from './ports/gateway.ts';
import type { Randomness } from './ports/randomness.ts';
import type { Settings } from './settings.ts';

/** What the trial is made with. */
export interface TransmissionParts {
  readonly gateway: () => Promise<Result<Gateway>>;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** That it does not know the document is the answer hoped for: everything before that question was taken. */
const hopedFor: readonly string[] = ['gateway/document-unknown', 'gateway/index-document-unknown'];

function obstacleOf({ state, error }: CallOutcome): TransmissionTrialView['obstacle'] {
  if (state === 'accepted' || error === null) return null;
  return hopedFor.includes(error.code) ? null : error;
}

/**
 * The trial transmission of the first run: asks a test gateway to annul a document that was never made, so that card,
 * channel, both tokens and the right to call are tried all the way and nothing is published (gateway-checks.md §1 row D:
 * the tokens are judged before the document is looked for). No submission: there is no document, and the person named
 * in it is the doctor. Errors: `gateway/trial-in-production`, and those of opening the gateway or the card.
 */
export async function tryTransmission(
  { gateway: open, clock, randomness }: TransmissionParts,
  { environment, profile }: Pick<Settings, 'environment' | 'profile'>,
): Promise<Result<TransmissionTrialView>> {
  if (environment.name === 'production') return fail(appError('gateway/trial-in-production', {}));
  const gateway = await open();
  if (!gateway.ok) return gateway;
  const digits = (count: number) => randomness.digits(count);
  const { documentId } = firstIdentity(profile, { at: clock.now(), digits });
  const prepared = await gateway.value.prepare({
    operation: 'annul',
    documentId,
    targetId: documentId,
    patientCodiceFiscale: profile.codiceFiscale,
    metadata: {},
    document: null,
  });
  if (!prepared.ok) return prepared;
  const outcome = await prepared.value.send();
  return ok({
    at: clock.now().toISOString(),
    httpStatus: outcome.httpStatus,
    cartId: outcome.cartId,
    obstacle: obstacleOf(outcome),
  });
}
