import type { OutboxItem } from '../ports/outboxStore.ts';
import type { OutboxPolicy } from './outboxPolicy.ts';

/** The longest waiting a plan may ask for: what a server may ask with `Retry-After` (a day). */
const longestPlanMs = 86_400_000;

/** Time until `instant`, never more than `longest`: a clock set back must not stretch a waiting. */
function until(instant: number, now: Date, longest: number): number {
  return Math.min(Math.max(0, instant - now.getTime()), longest);
}

/**
 * How long an act still has to wait by what is written in the archive: its plan and, when its outcome is unknown,
 * the quiet period since that became so. For the first look after a start; while the program runs, its own
 * monotonic time decides.
 */
export function remainingByRecord(item: OutboxItem, now: Date, policy: OutboxPolicy): number {
  const { notBefore } = item.plan;
  const planned = notBefore === null ? 0 : until(Date.parse(notBefore), now, longestPlanMs);
  if (item.state !== 'outcome-unknown') return planned;
  const { quietPeriodMs } = policy;
  const quiet = until(Date.parse(item.updatedAt) + quietPeriodMs, now, quietPeriodMs);
  return Math.max(planned, quiet);
}
