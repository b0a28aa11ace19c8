import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelFaults } from '../../../support/outbox/modelGateway.ts';
import { playSchedule, type Schedule } from '../../../support/outbox/playSchedule.ts';
import { storedArchiveInMemory } from '../../../support/outbox/storedArchiveInMemory.ts';

/** `SCHEDULES=10000` for the full run. */
const runs = Number(process.env['SCHEDULES'] ?? 200);

const deathArbitrary = fc.record({
  call: fc.integer({ min: 1, max: 40 }),
  when: fc.constantFrom('before' as const, 'after' as const),
});

// Deaths or clock jumps, not both: a clock set forward while no program is running looks like time that passed.
const disturbanceArbitrary = fc.oneof(
  fc.record({ deaths: fc.array(deathArbitrary, { maxLength: 3 }), clockJumps: fc.constant([]) }),
  fc.record({
    deaths: fc.constant([]),
    clockJumps: fc.array(fc.constantFrom(0, 3_600_000, -3_600_000), { maxLength: 6 }),
  }),
);

const actsArbitrary = fc.record({
  chains: fc.array(
    fc.array(fc.constantFrom('replace' as const, 'update-metadata' as const, 'annul' as const), {
      maxLength: 3,
    }),
    { minLength: 1, maxLength: 3 },
  ),
  faults: fc.array(fc.constantFrom(...modelFaults), { maxLength: 12 }),
});

const scheduleArbitrary: fc.Arbitrary<Schedule> = fc
  .tuple(actsArbitrary, disturbanceArbitrary)
  .map(([acts, disturbance]) => ({ ...acts, ...disturbance }));

describe('the outbox under any course of events', () => {
  it('carries out every act exactly once and records every answer it heard', async () => {
    await fc.assert(
      fc.asyncProperty(scheduleArbitrary, async (schedule) => {
        const played = await playSchedule(storedArchiveInMemory(), schedule);
        expect(played.states.filter((state) => state !== 'accepted')).toEqual([]);
        expect(played.gateway.duplicates).toBe(0);
        for (const { documents, last } of played.expected) {
          const effective = documents.filter(
            (id) => played.gateway.documents.get(id)?.status === 'effective',
          );
          expect(effective).toEqual(last === null ? [] : [last]);
        }
        const unheard = played.deaths;
        const recorded = new Set(played.recordedCartIds);
        const missing = played.gateway.delivered.filter((cartId) => !recorded.has(cartId));
        expect(missing.length).toBeLessThanOrEqual(unheard);
      }),
      { numRuns: runs },
    );
  }, 600_000);
});
