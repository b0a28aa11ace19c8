const WINDOW_MS = 5 * 60 * 1000;
const TOLERATED = 1;

/**
 * How long a driver that failed again is left alone. No longer: a card that was mute is pulled and put back meanwhile,
 * and nobody but the driver can tell.
 */
export const QUARANTINE_MS = 15_000;

/** Remembers how a driver's process ended, so that one that keeps dying is not started over and over. */
export interface CrashHistory {
  /** The process crashed, or was killed because it hung. */
  note(): void;
  /** True for `QUARANTINE_MS` after the second failure within five minutes, and after each further one. */
  isQuarantined(): boolean;
}

/** An empty history; `elapsedMs` only goes forward, whatever happens to the clock of the computer. */
export function createCrashHistory(elapsedMs: () => number): CrashHistory {
  let failures: readonly number[] = [];
  return {
    note() {
      const now = elapsedMs();
      failures = [...failures.filter((at) => now - at < WINDOW_MS), now];
    },
    isQuarantined() {
      const last = failures.at(-1);
      if (last === undefined || failures.length <= TOLERATED) return false;
      return elapsedMs() - last < QUARANTINE_MS;
    },
  };
}
