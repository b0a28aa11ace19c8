import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPss } from '../../../shared/cda/read/readPss.ts';
import { sectionOrder } from '../../../shared/cda/sectionOrder.ts';
import { pssDifference } from '../../../shared/pss/difference.ts';
import type { PssDraftSections } from '../../../shared/pss/pss.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';
import { countingIds } from '../../support/countingIds.ts';
import { pssArbitrary } from '../../support/pssArbitraries.ts';
import { pssFixture } from '../../support/pssFixtures.ts';

function sectionsOf(text: string): PssDraftSections {
  const parsed = parseXml(text);
  const read = parsed.ok ? readPss(parsed.value, countingIds()) : parsed;
  if (!read.ok) throw new Error(read.error.code);
  return read.value.draft.sections;
}

const full = pssFixture('full.xml');
const before = sectionsOf(full);
const difference = (after: PssDraftSections) => pssDifference(before, after, sectionOrder);

describe('pssDifference', () => {
  it('finds nothing between a document and itself', () => {
    fc.assert(
      fc.property(pssArbitrary, ({ sections }) => {
        expect(pssDifference(sections, sections, sectionOrder)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('finds the one field that changed', () => {
    const after = sectionsOf(
      full.replace('value="136" unit="mm[Hg]"', 'value="150" unit="mm[Hg]"'),
    );
    const [found, ...more] = difference(after);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      section: 'vitalSigns',
      change: 'changed',
      entries: [{ kind: 'changed', fields: ['readings'] }],
    });
  });

  it('takes entries with new identities and the same content for the same', () => {
    const renamed = full.replace(
      /(4\.3\.4\.1"\/>\s*<id root=")[^"]*/,
      '$1aaaaaaaa-0000-4000-8000-000000000001',
    );
    expect(renamed).not.toBe(full);
    expect(difference(sectionsOf(renamed))).toEqual([]);
  });

  it('tells sections and entries that came and went', () => {
    const minimal = sectionsOf(pssFixture('minimal.xml'));
    const found = difference(minimal);
    expect(found.find(({ section }) => section === 'vaccinations')?.change).toBe('removed');
    const allergies = found.find(({ section }) => section === 'allergies');
    expect(allergies?.change).toBe('changed');
    expect(allergies?.fields).toContain('kind');
    expect(allergies?.entries.map(({ kind }) => kind)).toEqual(['removed', 'removed']);
    const back = pssDifference(minimal, before, sectionOrder);
    expect(back.find(({ section }) => section === 'vaccinations')?.change).toBe('added');
  });
});
