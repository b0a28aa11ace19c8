import { describe, expect, it } from 'vitest';
import { readPss } from '../../../shared/cda/read/readPss.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';
import { countingIds } from '../../support/countingIds.ts';
import { pssFixture } from '../../support/pssFixtures.ts';

const full = pssFixture('full.xml');

function tryRead(text: string) {
  const parsed = parseXml(text);
  return parsed.ok ? readPss(parsed.value, countingIds()) : parsed;
}

function read(text: string) {
  const result = tryRead(text);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The fixture with one change, which must have been made. */
function changed(pattern: RegExp, replacement: string): string {
  const text = full.replace(pattern, replacement);
  expect(text).not.toBe(full);
  return text;
}

describe('readPss', () => {
  it.each([
    [
      'an attribute nobody knows',
      /<statusCode code="active"/,
      '<statusCode code="active" nullFlavor="UNK"',
      'nullFlavor',
    ],
    [
      'an element nobody knows',
      /<languageCode code="it-IT"\/>/,
      '<languageCode code="it-IT"/><copyTime value="2026"/>',
      'copyTime',
    ],
    ['an age in months', /unit="a"/, 'unit="mo"', 'value[1]'],
    ['a section no guide knows', /code="29762-2"/, 'code="99999-9"', 'component[6]'],
    [
      'a negation',
      /<observation classCode="OBS" moodCode="EVN">/,
      '<observation classCode="OBS" moodCode="EVN" negationInd="true">',
      '@negationInd',
    ],
    ['an entry of another template', /4\.3\.6\.1"/, '4.3.6.9"', 'entry[1]/observation[1]'],
    [
      'a course that cannot be',
      /<statusCode code="active"\/>(?=\s*<effectiveTime>\s*<low value="20040318")/,
      '<statusCode code="completed"/>',
      '/act[1]',
    ],
    [
      'a second author',
      /<\/author>/,
      '</author><author><time value="2026"/></author>',
      'author[2]',
    ],
  ])('tells %s with its place', (_, pattern, replacement, place) => {
    const { unmapped } = read(changed(pattern, replacement));
    expect(unmapped).not.toEqual([]);
    expect(unmapped.some(({ path }) => path.includes(place))).toBe(true);
    expect(unmapped.every(({ position }) => position.line > 1)).toBe(true);
  });

  it('keeps words of the narrative that no entry says', () => {
    const { draft, unmapped } = read(
      changed(
        /<text>(?=<table><thead><tr><th>Allergene)/,
        '<text><paragraph>Portare con sé  l’adrenalina</paragraph>',
      ),
    );
    expect(unmapped).toEqual([]);
    expect(draft.sections.allergies?.freeText).toContain('Portare con sé l’adrenalina');
  });

  it('tells a reference that leads nowhere and keeps the fact', () => {
    const { draft, dangling } = read(
      changed(/reference value="#ALL1_2"/, 'reference value="#GONE"'),
    );
    expect(dangling.map(({ content }) => content)).toEqual(['#GONE']);
    expect(draft.sections.allergies).toMatchObject({ kind: 'listed' });
  });

  it('gives an entry with the id of another one its own', () => {
    const { draft } = read(
      full.replaceAll(
        /(<organizer[^>]*>\s*<templateId[^>]*>\s*)<id [^>]*>/g,
        '$1<id root="1.2.3"/>',
      ),
    );
    const { vitalSigns, investigations, familyHistory } = draft.sections;
    const ids = [vitalSigns, investigations, familyHistory].flatMap((section) =>
      section !== null && 'entries' in section
        ? section.entries.flatMap((entry) => ('id' in entry ? [entry.id] : []))
        : [],
    );
    expect(ids).toContain('1.2.3');
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leaves an unreadable compulsory section missing rather than claim that there is nothing', () => {
    const { draft, unmapped } = read(changed(/10\.1\.4\.3\.2\.1"/g, '10.1.4.3.2.7"'));
    expect(draft.sections.therapies).toBeNull();
    expect(unmapped.length).toBeGreaterThan(0);
  });

  it('refuses another document', () => {
    expect(tryRead('<a/>')).toMatchObject({ error: { code: 'cda/other-document' } });
  });

  it('makes a partial draft of a broken header and says what it lacks', () => {
    const { draft, gaps, unmapped } = read(
      changed(/<family>Ramusa<\/family>/, '').replace(/<birthTime value="19310804"\/>/, ''),
    );
    expect(gaps).toEqual(["nome e cognome dell'assistito", "data di nascita dell'assistito"]);
    expect(draft.header.patient).toMatchObject({ name: null, birth: null, gender: 'M' });
    expect(draft.sections.problems).not.toBeNull();
    // The given name alone makes no name, and is not lost.
    expect(unmapped.map(({ content }) => content)).toEqual(['Olso']);
  });

  it('reads 5,000 entries in bounded time', () => {
    const entry = /<entry>\s*<observation[^]*?4\.3\.6\.1[^]*?<\/entry>/.exec(full)?.[0] ?? '';
    const many = full.replace(entry, entry.repeat(5000));
    expect(read(many).draft.sections.lifestyle?.entries).toHaveLength(5001);
  });
});
