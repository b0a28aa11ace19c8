import { setTimeout as delay } from 'node:timers/promises';
import type { Timer } from '../domain/ports/timer.ts';

/** Node counts a delay in 31 bits; a longer one would fire at once. */
const longestDelayMs = 2 ** 31 - 1;

/** The monotonic clock and the timers of the machine. */
export const systemTimer: Timer = {
  elapsedMs: () => performance.now(),
  wait: async (milliseconds, signal) => {
    try {
      await delay(Math.min(milliseconds, longestDelayMs), undefined, { signal });
    } catch {
      // Called off: the only way this delay fails, and what the caller asked for.
    }
  },
};
