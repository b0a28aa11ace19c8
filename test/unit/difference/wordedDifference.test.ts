import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPss } from '../../../shared/cda/read/readPss.ts';
import type { MarkedLine } from '../../../shared/difference/markedWords.ts';
import { wordedContents, wordedDifference } from '../../../shared/difference/wordedDifference.ts';
import { pssDraftSectionsSchema, type PssDraftSections } from '../../../shared/pss/pss.ts';
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

const text = (line: MarkedLine | undefined): string =>
  (line ?? []).map((each) => each.text).join('');
const marked = (line: MarkedLine | undefined): readonly string[] =>
  (line ?? []).filter((each) => each.isMarked).map((each) => each.text.trim());

const full = pssFixture('full.xml');
const before = sectionsOf(full);

describe('wordedDifference', () => {
  it('says of a document against itself only what it contains', () => {
    const found = wordedDifference(before, before);
    expect(found.changed).toEqual([]);
    expect(found).toEqual({ changed: [], ...wordedContents(before) });
    expect(found.same.length + found.empty.length).toBe(17);
  });

  it('marks the one measure that changed, and nothing else of its line', () => {
    const after = pssDraftSectionsSchema.parse(
      JSON.parse(JSON.stringify(before).replace('"value":"136"', '"value":"150"')),
    );
    const { changed } = wordedDifference(before, after);
    expect(changed.map(({ section }) => section)).toEqual(['vitalSigns']);
    const [change, ...more] = changed[0]?.changes ?? [];
    expect(more).toEqual([]);
    expect(change?.kind).toBe('changed');
    const [was, is] = [change?.before, change?.after].map((lines) =>
      lines?.flatMap((line) => marked(line)),
    );
    expect(was).toEqual(['136 mmHg']);
    expect(is).toEqual(['150 mmHg']);
  });

  it('calls ended a therapy whose course is over', () => {
    const { therapies } = before;
    if (therapies?.kind !== 'listed') throw new Error('the sample lists therapies');
    const [first, ...others] = therapies.entries;
    if (first === undefined) throw new Error('the sample lists therapies');
    const going = { ...first, course: { state: 'active', since: '2020-01' } } as const;
    const over = {
      ...first,
      course: { state: 'completed', since: '2020-01', until: '2026-11-15' },
    } as const;
    const of = (entry: typeof going | typeof over): PssDraftSections => ({
      ...before,
      therapies: { ...therapies, entries: [entry, ...others] },
    });
    const [section] = wordedDifference(of(going), of(over)).changed;
    const [change] = section?.changes ?? [];
    expect(change?.kind).toBe('ended');
    expect(change?.fields).toEqual(['decorso']);
    expect(change?.after.flatMap(marked)).toEqual(['concluso dal 01/2020 al 15/11/2026']);
  });

  it('says a section that appears and one that is gone', () => {
    const without: PssDraftSections = { ...before, vaccinations: null };
    const [gone] = wordedDifference(before, without).changed;
    expect(gone?.section).toBe('vaccinations');
    expect(gone?.changes.every(({ kind, after }) => kind === 'removed' && after.length === 0)).toBe(
      true,
    );
    const [come] = wordedDifference(without, before).changed;
    expect(come?.changes.map(({ kind }) => kind)).toEqual(gone?.changes.map(() => 'added'));
  });

  it('loses no word of either version on the way, whatever they say', () => {
    fc.assert(
      fc.property(pssArbitrary, pssArbitrary, (one, other) => {
        const { changed, same } = wordedDifference(one.sections, other.sections);
        const said = [
          ...changed.flatMap(({ changes }) => changes.flatMap(({ after }) => after.map(text))),
          ...same.flatMap(({ lines }) => lines),
        ];
        const contents = wordedContents(other.sections).same.flatMap(({ lines }) => lines);
        for (const line of said) expect(contents).toContain(line);
        for (const { changes } of changed) {
          for (const { before: was, after: is, kind } of changes) {
            if (kind === 'added') expect(was).toEqual([]);
            if (kind === 'removed') expect(is).toEqual([]);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
