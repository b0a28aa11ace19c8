import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allCases, type FaultCase } from '../../soak/outbox/faultCases.ts';
import { makeOutboxRig, type OutboxRig } from '../../soak/outbox/outboxRig.ts';
import { playCase } from '../../soak/outbox/playCase.ts';

/** One case of every kind of harm; `npm run fault-matrix` plays them all. */
const slice: readonly FaultCase[] = [
  { point: 'before accept', operation: 'create', disturbance: 'continue' },
  { point: 'mid-body', operation: 'replace', disturbance: 'restart' },
  { point: 'after body, processed', operation: 'create', disturbance: 'clock +1 h' },
  { point: 'mid-response', operation: 'replace', disturbance: 'continue' },
  {
    point: 'none',
    operation: 'annul',
    disturbance: 'kill -9 before the answer is written',
  },
  {
    point: 'page with status 200, processed',
    operation: 'update-metadata',
    disturbance: 'kill -9 at the first byte',
  },
];

describe('one effective document per act, whatever is hurt', () => {
  let rig: OutboxRig;

  beforeAll(async () => {
    rig = await makeOutboxRig();
  });

  afterAll(() => {
    rig.close();
  });

  it('plays only cases of the matrix', () => {
    expect(allCases()).toEqual(expect.arrayContaining([...slice]));
  });

  it.each(slice)('$point, $operation, $disturbance', async (faultCase) => {
    const verdict = await playCase(rig, faultCase, slice.indexOf(faultCase) + 1);
    expect(verdict).toMatchObject({ problems: [], losses: 0, duplicates: 0 });
    expect(verdict.attempts).toBeGreaterThan(0);
  });
});
