const minute = 60_000;

/** The pace of the outbox (reliability §7.2.6, gateway.md §13); tests bring their own. */
export interface OutboxPolicy {
  /** Least time between the end of one call and the start of the next. */
  readonly gapMs: number;
  /** Least time between an attempt of unknown outcome and the next attempt at the same act. */
  readonly quietPeriodMs: number;
  /** Waiting after the first, second, ... failure in a row; the last one for all that follow. */
  readonly backOffMs: readonly number[];
  /** How many of these steps an act goes through that could not leave: the network is back before the hour. */
  readonly offlineSteps: number;
  /** The longest share of the waiting that is added to it by chance. */
  readonly jitter: number;
  /** Failures of server or network in a row after which the outbox stops trying for a while. */
  readonly failuresBeforeRest: number;
  /** How long the right to send lasts unless renewed. */
  readonly leaseMs: number;
}

/** What the rules ask for. */
export const ordinaryPolicy: OutboxPolicy = {
  gapMs: 1000,
  quietPeriodMs: 10 * minute,
  backOffMs: [1, 2, 5, 15, 60].map((minutes) => minutes * minute),
  offlineSteps: 3,
  jitter: 0.2,
  failuresBeforeRest: 3,
  leaseMs: 30_000,
};

/** How long to wait after the given number of failures in a row; `chance` is in [0, 1). */
export function backOffMs(policy: OutboxPolicy, failures: number, chance: number): number {
  const steps = policy.backOffMs;
  const step = steps[Math.min(Math.max(failures, 1), steps.length) - 1] ?? 0;
  return Math.round(step * (1 + policy.jitter * chance));
}
