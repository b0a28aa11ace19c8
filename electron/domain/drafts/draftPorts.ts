import type { Settings } from '../settings.ts';
import type { Archive } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';

/** The parts every act on a draft needs. */
export interface DraftPorts {
  readonly archive: Archive;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly settings: Settings;
}
