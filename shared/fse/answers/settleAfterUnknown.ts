import type { AppErrorCode } from '../../errors/appError.ts';
import type { Operation } from '../operation.ts';
import type { SubmissionState } from '../submissionState.ts';

/** What an attempt says about a submission whose earlier attempt had no known outcome. */
export interface SettledOutcome {
  readonly state: SubmissionState;
  /** Whether the answer proved that the earlier attempt had been accepted. */
  readonly confirmedByConflict: boolean;
}

/** The gateway does not know the document the act addresses. */
const notFound: readonly AppErrorCode[] = [
  'gateway/document-unknown',
  'gateway/index-document-unknown',
];

/** Refusals that prove an earlier attempt of the same act succeeded; only this program knows the identifiers. */
const proofs: Readonly<Record<Operation, readonly AppErrorCode[]>> = {
  create: ['gateway/index-already-registered'],
  replace: ['gateway/index-already-registered'],
  // An update is idempotent by content: repeating it is its own verification.
  'update-metadata': [],
  annul: notFound,
};

/**
 * Whether a replacement repeated after an unknown outcome has to be verified by its version (reliability §7.2.5):
 * the target is looked for before the new identifier (gateway-checks.md C-58, C-59), and that it is not found means
 * that the earlier attempt took its place, or that somebody else annulled or replaced it meanwhile.
 */
export function needsVersionCheck(operation: Operation, errorCode: AppErrorCode | null): boolean {
  return operation === 'replace' && errorCode !== null && notFound.includes(errorCode);
}

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
  const provesNothing =
    state === 'queued' || state === 'blocked' || needsVersionCheck(operation, errorCode);
  return { state: provesNothing ? 'outcome-unknown' : state, confirmedByConflict: false };
}

/**
 * Reads the answer to a check of the new version: its own metadata, written once more to the new document. Taken,
 * the document is there and so the replacement happened; not found, it did not happen and cannot any more. Every
 * other answer proves nothing.
 */
export function settleVersionCheck(
  state: SubmissionState,
  errorCode: AppErrorCode | null,
): SettledOutcome {
  if (state === 'accepted' || state === 'indexed') {
    return { state: 'accepted', confirmedByConflict: true };
  }
  const isAbsent = state === 'refused' && errorCode !== null && notFound.includes(errorCode);
  return { state: isAbsent ? 'refused' : 'outcome-unknown', confirmedByConflict: false };
}
