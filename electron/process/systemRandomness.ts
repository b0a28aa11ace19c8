import { randomInt, randomUUID } from 'node:crypto';
import type { Randomness } from '../domain/ports/randomness.ts';

/** The operating system's cryptographic source. */
export const systemRandomness: Randomness = {
  uuid: randomUUID,
  digits: (count) =>
    Array.from({ length: count }, (_, index) => String(randomInt(index === 0 ? 1 : 0, 10))).join(
      '',
    ),
};
