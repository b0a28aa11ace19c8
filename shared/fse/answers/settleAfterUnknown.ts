import type { AppErrorCode } from '../../errors/appError.ts';
import type { Operation } from '../operation.ts';
import type { SubmissionState } from '../submissionState.ts';

/** What an attempt says about a submission whose earlier attempt had no known outcome. */
export interface SettledOutcome {
  readonly state: SubmissionState;
  /** Whether a refusal proved that the earlier attempt had been accepted. */
  readonly confirmedByConflict: boolean;
}

/** Refusals that prove an earlier attempt of the same act succeeded; only this program knows the identifiers. */
const proofs: Readonly<Record<Operation, readonly AppErrorCode[]>> = {
  create: ['gateway/index-already-registered'],
  // The target is looked for before the new identifier (gateway-checks.md C-58, C-59): it stood published until the
  // unknown attempt, and only that attempt of this program could take its place.
  replace: [
    'gateway/index-already-registered',
    'gateway/document-unknown',
    'gateway/index-document-unknown',
  ],
  // An update is idempotent by content: repeating it is its own verification.
  'update-metadata': [],
  annul: ['gateway/document-unknown', 'gateway/index-document-unknown'],
};

/**
 * Reads an attempt's outcome in the light of an earlier unknown one (reliability §7.2.4, §7.2.5): a conflict is a
 * confirmation, and an attempt that proves nothing leaves the outcome unknown instead of merely queued.
 */
export function settleAfterUnknown(
  operation: Operation,
  state: SubmissionState,
  errorCode: AppErrorCode | null,
): SettledOutcome {
  if (errorCode !== null && proofs[operation].includes(errorCode)) {
    return { state: 'accepted', confirmedByConflict: true };
  }
  const provesNothing = state === 'queued' || state === 'blocked';
  return { state: provesNothing ? 'outcome-unknown' : state, confirmedByConflict: false };
}
