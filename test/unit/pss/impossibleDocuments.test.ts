import { expect, it } from 'vitest';
import type { PssHeader } from '../../../shared/pss/header/header.ts';
import { pssSchema, type Pss, type PssSections } from '../../../shared/pss/pss.ts';
import type { PlannedItem } from '../../../shared/pss/sections/carePlans.ts';
import type { Vaccinations } from '../../../shared/pss/sections/vaccinations.ts';
import type { Concept } from '../../../shared/pss/values/coded.ts';
import type { Course, When } from '../../../shared/pss/values/moment.ts';
import type { FindingValue } from '../../../shared/pss/values/quantity.ts';
import { entryId } from '../../support/pss/codes.ts';
import { fullPss } from '../../support/pss/fullPss.ts';

/**
 * Documents the compiler refuses. Every `@ts-expect-error` is checked by `tsc -p test`, which fails where the line
 * under it does compile; the schema is asked the same, for what comes from outside.
 */
const { header, sections } = fullPss;
const freeText: readonly string[] = [];

function refuses(document: Pss): void {
  expect(pssSchema.safeParse(document).success).toBe(false);
}

const inHeader = (changes: PssHeader): Pss => ({ header: changes, sections });
const inSections = (changes: PssSections): Pss => ({ header, sections: changes });

function withCourse(course: Course): Pss {
  const id = entryId(1);
  return inSections({ ...sections, exemptions: { kind: 'absent', id, course, freeText } });
}

it('what goes on has no end', () => {
  const life = { state: 'active', since: '2020', until: '2021' } as const;
  // @ts-expect-error -- an active course cannot end
  const course: Course = { state: 'active', since: '2020', until: '2021' };
  // An end that slips in unseen is dropped by the schema, never written.
  const parsed = pssSchema.parse(withCourse(life));
  expect(course).toEqual(life);
  expect(JSON.stringify(parsed.sections.exemptions)).not.toContain('until');
});

it('what is over has an end', () => {
  // @ts-expect-error -- a completed course must say until when
  refuses(withCourse({ state: 'completed', since: '2020' }));
  // @ts-expect-error -- there is no such state
  refuses(withCourse({ state: 'paused', since: '2020' }));
});

it('nobody has no known allergies and a list of them', () => {
  const { allergies } = sections;
  refuses(
    // @ts-expect-error -- a statement of absence carries what it states
    inSections({ ...sections, allergies: { ...allergies, kind: 'absent' } }),
  );
  const both: PssSections['allergies'] = {
    kind: 'absent',
    id: entryId(1),
    absence: 'no-known-allergies',
    since: null,
    note: null,
    freeText,
    // @ts-expect-error -- an absence has no entries
    entries: [],
  };
  expect(pssSchema.parse(inSections({ ...sections, allergies: both }))).not.toHaveProperty(
    'sections.allergies.entries',
  );
  const wrong = {
    kind: 'absent',
    id: entryId(1),
    absence: 'no-known-problems',
    since: null,
    note: null,
    freeText,
  } as const;
  // @ts-expect-error -- the absence of problems says nothing about allergies
  refuses(inSections({ ...sections, allergies: wrong }));
});

it('the four sections that may not be missing are not null', () => {
  // @ts-expect-error -- mandatory
  refuses(inSections({ ...sections, allergies: null }));
  // @ts-expect-error -- mandatory
  refuses(inSections({ ...sections, therapies: null }));
  // @ts-expect-error -- mandatory
  refuses(inSections({ ...sections, problems: null }));
  // @ts-expect-error -- mandatory
  refuses(inSections({ ...sections, familyHistory: null }));
});

it('a section is one of the seventeen', () => {
  // @ts-expect-error -- no such section
  const unknown: PssSections = { ...sections, horoscope: { entries: [], freeText } };
  expect(pssSchema.parse(inSections(unknown)).sections).not.toHaveProperty('horoscope');
  const { vitalSigns, ...sixteen } = sections;
  expect(vitalSigns).not.toBeNull();
  // @ts-expect-error -- a section left out is said to be null
  refuses(inSections(sixteen));
});

it('a document is about somebody and by somebody', () => {
  const { patient, ...withoutPatient } = header;
  // @ts-expect-error -- no patient
  refuses(inHeader(withoutPatient));
  const { ids, ...anonymous } = patient;
  expect(ids).not.toEqual([]);
  // @ts-expect-error -- a patient without identifiers
  refuses(inHeader({ ...header, patient: anonymous }));
  // @ts-expect-error -- nobody signs
  refuses(inHeader({ ...header, legalAuthenticator: null }));
  // @ts-expect-error -- a PSS is by a family doctor or paediatrician
  refuses(inHeader({ ...header, author: { ...header.author, role: 'APR' } }));
  // @ts-expect-error -- no such confidentiality
  refuses(inHeader({ ...header, confidentiality: 'X' }));
});

it('a value is of one kind and has what its kind needs', () => {
  const impossible = () => {
    // @ts-expect-error -- a coded concept has a code
    const concept: Concept = { kind: 'coded', text: 'diabete', translations: [] };
    // @ts-expect-error -- a period has both ends
    const when: When = { kind: 'period', period: { from: '2020' } };
    // @ts-expect-error -- a count is a number
    const value: FindingValue = { kind: 'count', count: 'due' };
    // @ts-expect-error -- a plan has a date
    const plan: PlannedItem = { kind: 'drug', id: entryId(1), drug: concept, frequency: null };
    // @ts-expect-error -- a vaccination has no course of its own
    const vaccinations: Vaccinations = { entries: [{ course: when }], freeText };
    return [concept, when, value, plan, vaccinations];
  };
  const { devices } = sections;
  for (const each of impossible()) {
    // @ts-expect-error -- none of these is a section
    refuses(inSections({ ...sections, devices: { ...devices, entries: [each] } }));
  }
});
