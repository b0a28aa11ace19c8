import type { ActView } from '../../../shared/ipc/historyViews.ts';
import { lastAttempt } from './actSentence.ts';

/** The acts that leave one after the other now, and how long the rest should take. */
export interface SendingRun {
  /** In the order of the queue. */
  readonly acts: readonly ActView[];
  readonly done: number;
  /** By the pace measured so far; null until it was measured. */
  readonly remainingSeconds: number | null;
}

/** Ends measured before a time is told for the others. */
const ENOUGH_MEASURED = 3;

function endOf(act: ActView): string | null {
  return lastAttempt(act)?.end?.endedAt ?? null;
}

function isWaiting({ state }: ActView): boolean {
  return state === 'queued' || state === 'sending';
}

function secondsEach(ends: readonly string[]): number | null {
  const inOrder = ends.map(Date.parse).toSorted((one, other) => one - other);
  const [first] = inOrder;
  const last = inOrder.at(-1);
  if (first === undefined || last === undefined || ends.length < ENOUGH_MEASURED) return null;
  return (last - first) / (ends.length - 1) / 1000;
}

/**
 * The run under way: what still has to leave, and before it what was settled since the oldest of that was queued.
 * Null where nothing waits, or nothing of the same run has left yet.
 */
export function sendingRun(acts: readonly ActView[]): SendingRun | null {
  const waiting = acts.filter(isWaiting);
  const [oldest] = waiting;
  if (oldest === undefined) return null;
  const done = acts.filter((act) => {
    const end = endOf(act);
    return !isWaiting(act) && end !== null && end >= oldest.createdAt;
  });
  if (done.length === 0) return null;
  const each = secondsEach(done.map((act) => endOf(act) ?? ''));
  return {
    acts: [...done, ...waiting],
    done: done.length,
    remainingSeconds: each === null ? null : Math.max(1, Math.round(each * waiting.length)),
  };
}
