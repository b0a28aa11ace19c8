import { describe, expect, it } from 'vitest';
import { pssFixture } from '../../support/pssFixtures.ts';
import { ownFixtures } from '../../support/pss/ownFixtures.ts';

describe('the sample documents', () => {
  it.each(['full.xml', 'minimal.xml'] as const)(
    '%s is what our writer makes of its model',
    (name) => {
      expect(pssFixture(name)).toBe(ownFixtures[name]);
    },
  );
});
