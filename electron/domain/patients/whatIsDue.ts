import type { AppError } from '../../../shared/errors/appError.ts';
import type { PatientFacts } from '../ports/patientBook.ts';

/** What the profile of a patient asks of the doctor, or why it asks for nothing: one thing, the most pressing. */
export type Due =
  /** Sent, no answer: no other document may be made until it is known. */
  | { readonly kind: 'to-verify'; readonly submissionId: string }
  | {
      readonly kind: 'draft';
      readonly draftId: string;
      /** Sections nobody has confirmed yet; with none left it can be closed and signed. */
      readonly toConfirm: number;
      readonly savedAt: string;
    }
  | { readonly kind: 'to-sign'; readonly documentId: string; readonly sealedAt: string }
  | {
      readonly kind: 'refused';
      readonly submissionId: string;
      /** The document that was refused: what its correction begins from. */
      readonly documentId: string;
      readonly error: AppError | null;
    }
  | { readonly kind: 'sending'; readonly submissionId: string }
  | { readonly kind: 'to-send'; readonly submissionId: string }
  /** The record program brought data unlike those of the profile in the Fascicolo. */
  | { readonly kind: 'changed'; readonly at: string; readonly draftId: string | null }
  /** More than a year since the last one. */
  | { readonly kind: 'outdated'; readonly since: string }
  | { readonly kind: 'without' }
  | { readonly kind: 'in-order' };

/** Profiles older than this are to be looked at again. */
const YEARS_IN_ORDER = 1;

function yearsBefore(now: Date, years: number): string {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() - years);
  return then.toISOString();
}

/** A sealed document counts only while nothing newer stands: one left behind asks for nothing. */
function waitsForSignature({ unsigned, standing }: PatientFacts): boolean {
  return unsigned !== null && (standing === null || unsigned.sealedAt >= standing.effectiveAt);
}

function changedSince({ recordChangedAt, standing }: PatientFacts): string | null {
  if (recordChangedAt === null || standing === null) return null;
  return recordChangedAt > standing.effectiveAt ? recordChangedAt : null;
}

function inProgress(facts: PatientFacts): Due | null {
  const { unsigned, draft, latestAct } = facts;
  if (latestAct?.state === 'outcome-unknown') {
    return { kind: 'to-verify', submissionId: latestAct.submissionId };
  }
  if (draft !== null) {
    const at = changedSince(facts);
    if (draft.isUntouchedImport && at !== null) {
      return { kind: 'changed', at, draftId: draft.draftId };
    }
    const { draftId, toConfirm, updatedAt } = draft;
    return { kind: 'draft', draftId, toConfirm, savedAt: updatedAt };
  }
  if (unsigned !== null && waitsForSignature(facts)) {
    return { kind: 'to-sign', documentId: unsigned.documentId, sealedAt: unsigned.sealedAt };
  }
  return null;
}

function ofLatestAct({ latestAct }: PatientFacts): Due | null {
  if (latestAct === null) return null;
  const { submissionId, documentId, state, error } = latestAct;
  switch (state) {
    case 'refused':
      return { kind: 'refused', submissionId, documentId, error };
    case 'sending':
      return { kind: 'sending', submissionId };
    case 'queued':
    case 'blocked':
      return { kind: 'to-send', submissionId };
    case 'accepted':
    case 'indexed':
    case 'outcome-unknown':
    case 'cancelled':
      return null;
  }
}

/** How the profile that stands asks to be looked at again, or not. */
type ProfileDue = Extract<Due, { kind: 'changed' | 'outdated' | 'without' | 'in-order' }>;

/** How the profile in the Fascicolo stands by itself, whatever is under way about it. */
export function profileStanding(facts: PatientFacts, now: Date): ProfileDue {
  const { standing } = facts;
  if (standing === null) return { kind: 'without' };
  const at = changedSince(facts);
  if (at !== null) return { kind: 'changed', at, draftId: null };
  return standing.effectiveAt < yearsBefore(now, YEARS_IN_ORDER)
    ? { kind: 'outdated', since: standing.effectiveAt }
    : { kind: 'in-order' };
}

/** The one thing a patient's profile asks for now. */
export function whatIsDue(facts: PatientFacts, now: Date): Due {
  return inProgress(facts) ?? ofLatestAct(facts) ?? profileStanding(facts, now);
}
