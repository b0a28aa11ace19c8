import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPss } from '../../../shared/cda/read/readPss.ts';
import { writePss } from '../../../shared/cda/write/writePss.ts';
import { pssSchema, type Pss } from '../../../shared/pss/pss.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';
import { countingIds } from '../../support/countingIds.ts';
import { pssArbitrary } from '../../support/pssArbitraries.ts';
import { pssFixture } from '../../support/pssFixtures.ts';

function write(pss: Pss): string {
  return writePss(pss, { newId: countingIds(), templateExtension: '1.5' });
}

function read(text: string) {
  const parsed = parseXml(text);
  const result = parsed.ok ? readPss(parsed.value, countingIds()) : parsed;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('a PSS written and read again', () => {
  it('is the same, with nothing left over, whatever the doctor wrote', () => {
    fc.assert(
      fc.property(pssArbitrary, (pss) => {
        const { draft, unmapped, relabelled, dangling, gaps } = read(write(pss));
        expect({ unmapped, gaps }).toEqual({ unmapped: [], gaps: [] });
        expect(relabelled.filter(({ path }) => !path.endsWith('/id[1]/@root'))).toEqual([]);
        expect(dangling).toEqual([]);
        expect(draft).toEqual(pss);
      }),
      { numRuns: 200 },
    );
  });

  it('is written the same to the byte each time', () => {
    fc.assert(
      fc.property(pssArbitrary, (pss) => {
        expect(write(pss)).toBe(write(pss));
      }),
      { numRuns: 20 },
    );
  });

  it('points only at words that are there, each ID once', () => {
    fc.assert(
      fc.property(pssArbitrary, (pss) => {
        const text = write(pss);
        const ids = [...text.matchAll(/ ID="([^"]*)"/g)].map((match) => match[1]);
        expect(new Set(ids).size).toBe(ids.length);
        for (const match of text.matchAll(/<reference value="#([^"]*)"/g)) {
          expect(ids).toContain(match[1]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it.each(['full.xml', 'minimal.xml'] as const)('keeps every fact of %s', (name) => {
    const { draft, unmapped, dangling } = read(pssFixture(name));
    expect(unmapped).toEqual([]);
    expect(dangling).toEqual([]);
    const pss = pssSchema.parse(draft);
    expect(read(write(pss)).draft).toEqual(draft);
  });
});
