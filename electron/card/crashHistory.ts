import type { Clock } from '../domain/ports/clock.ts';

const WINDOW_MS = 5 * 60 * 1000;
const TOLERATED = 1;

/** Remembers how a driver's process ended, so that one that keeps dying is not started over and over. */
export interface CrashHistory {
  /** The process crashed, or was killed because it hung. */
  note(): void;
  /** True after the second failure within five minutes, until `forgive`. */
  isQuarantined(): boolean;
  forgive(): void;
}

/** An empty history. */
export function createCrashHistory(clock: Clock): CrashHistory {
  let failures: number[] = [];
  let quarantined = false;
  return {
    note() {
      const now = clock.now().getTime();
      failures = [...failures.filter((at) => now - at < WINDOW_MS), now];
      quarantined ||= failures.length > TOLERATED;
    },
    isQuarantined: () => quarantined,
    forgive() {
      failures = [];
      quarantined = false;
    },
  };
}
