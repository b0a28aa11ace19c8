import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pssFixture } from '../../support/pssFixtures.ts';
import { accreditationBase, ownFixtures } from '../../support/pss/ownFixtures.ts';

describe('the sample documents', () => {
  it.each(['full.xml', 'minimal.xml'] as const)(
    '%s is what our writer makes of its model',
    (name) => {
      expect(pssFixture(name)).toBe(ownFixtures[name]);
    },
  );

  it('and so is the one accreditation starts from', () => {
    const file = new URL('../../../assets/accreditation/base.xml', import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(accreditationBase);
  });
});
