import type { Clock } from '../domain/ports/clock.ts';

/** The computer's own clock. */
export const systemClock: Clock = { now: () => new Date() };
