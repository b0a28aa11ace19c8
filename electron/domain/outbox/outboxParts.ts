import type { Result } from '../../../shared/errors/result.ts';
import type { Archive } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { Gateway } from '../ports/gateway.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Timer } from '../ports/timer.ts';
import type { OutboxPolicy } from './outboxPolicy.ts';

/** What the outbox is made of. */
export interface OutboxParts {
  readonly archive: Archive;
  /** Opened for each attempt; opening it may ask for the card. */
  readonly gateway: () => Promise<Result<Gateway>>;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly randomness: Randomness;
  readonly policy: OutboxPolicy;
}
