/**
 * The life of a submission (reliability §7.2). `queued` waits, `sending` has an attempt without an end,
 * `accepted` was taken in charge, `indexed` is confirmed in the index, `refused` needs a correction,
 * `outcome-unknown` left and has no answer, `blocked` waits for configuration or certificate,
 * `cancelled` was withdrawn before its first byte.
 */
export const submissionStates = [
  'queued',
  'sending',
  'accepted',
  'indexed',
  'refused',
  'outcome-unknown',
  'blocked',
  'cancelled',
] as const;

/** One state of a submission. */
export type SubmissionState = (typeof submissionStates)[number];

/** Which state may follow which: the only table of its kind, enforced by the archive with a trigger. */
export const submissionTransitions: Readonly<Record<SubmissionState, readonly SubmissionState[]>> =
  {
    // Of unknown outcome without an attempt: an older copy was put back, and the act may have left since it was made.
    queued: ['sending', 'blocked', 'cancelled', 'outcome-unknown'],
    // Back to queued only when no byte left, or the answer says nothing was taken (429, 503).
    sending: ['queued', 'accepted', 'indexed', 'refused', 'outcome-unknown', 'blocked'],
    accepted: ['indexed', 'refused'],
    indexed: [],
    refused: [],
    'outcome-unknown': ['sending', 'accepted', 'indexed', 'refused'],
    blocked: ['queued', 'cancelled', 'outcome-unknown'],
    cancelled: [],
  };

/** Whether a submission in state `from` may pass to state `to`. */
export function mayBecome(from: SubmissionState, to: SubmissionState): boolean {
  return submissionTransitions[from].includes(to);
}
