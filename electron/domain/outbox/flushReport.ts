import type { ItemResult, OutboxStatus } from './outboxEvents.ts';

/** Why a flush ended: nothing left that is due, or one of the reasons to stop before that. */
export type FlushEnd = OutboxStatus | { readonly kind: 'stopped' };

/** What a flush did. */
export interface FlushReport {
  readonly end: FlushEnd;
  readonly results: readonly ItemResult[];
  /** Acts that are not settled. */
  readonly unsettled: number;
  /** When the next act may be tried; null when none may by itself. */
  readonly nextInMs: number | null;
}

/** Whether the queue waits because a person was asked for the PIN and gave none. */
export function wasDeclined({ end }: FlushReport): boolean {
  return end.kind === 'waiting' && end.error.code === 'card/pin-cancelled';
}

/** Whether only a person can let the queue go on: it was paused, or it waits for the card, the clock or a setting. */
export function waitsForSomebody(end: FlushEnd): boolean {
  return end.kind === 'paused' || (end.kind === 'waiting' && end.for !== 'network');
}
