import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { SubmissionState } from '../../shared/fse/submissionState.ts';
import type { Submission } from './ports/archive.ts';

const carriedOut: readonly SubmissionState[] = ['accepted', 'indexed'];
const withoutEffect: readonly SubmissionState[] = ['refused', 'cancelled'];

function isCarriedOut(submission: Submission): boolean {
  return carriedOut.includes(submission.state);
}

function carries(submission: Submission, documentId: string): boolean {
  return (
    submission.documentId === documentId &&
    (submission.operation === 'create' || submission.operation === 'replace')
  );
}

/**
 * Whether the document may be submitted for the first time: no act that carries it is under way, unknown or done.
 * A refused or cancelled one does not count; the same bytes may then leave again only as the same document.
 */
export function checkNotSubmitted(documentId: string, about: readonly Submission[]): Result<void> {
  const existing = about.find(
    (each) => carries(each, documentId) && !withoutEffect.includes(each.state),
  );
  return existing === undefined
    ? ok()
    : fail(appError('document/already-submitted', { documentId, state: existing.state }));
}

/**
 * Whether the document stands published now (gateway rules P-14): an act that carried it was accepted and no
 * accepted act has since replaced or annulled it. An act under way or unknown on it also blocks.
 */
export function checkPublished(documentId: string, about: readonly Submission[]): Result<void> {
  const carrier = about.findLast((each) => carries(each, documentId));
  if (carrier === undefined || !isCarriedOut(carrier)) {
    const state = carrier?.state ?? null;
    return fail(appError('document/not-published', { documentId, state }));
  }
  const ending = about.find(
    (each) =>
      each.targetId === documentId &&
      (each.operation === 'replace' || each.operation === 'annul') &&
      !withoutEffect.includes(each.state),
  );
  if (ending === undefined) return ok();
  const by = ending.operation === 'annul' ? 'annul' : 'replace';
  return isCarriedOut(ending)
    ? fail(appError('document/superseded', { documentId, by }))
    : fail(appError('document/not-published', { documentId, state: ending.state }));
}
