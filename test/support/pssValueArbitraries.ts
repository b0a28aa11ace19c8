import fc, { type Arbitrary } from 'fast-check';
import type { Code, CodedConcept, Concept } from '../../shared/pss/values/coded.ts';
import type { Course, Moment, Period, When } from '../../shared/pss/values/moment.ts';
import type { FindingValue, Quantity } from '../../shared/pss/values/quantity.ts';
import { isPlainText, toPlainText } from '../../shared/pss/values/text.ts';

/** Plain text with characters that try the escaping. */
export const words = fc
  .oneof(
    { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
    { weight: 1, arbitrary: fc.constantFrom('<b>&amp;</b>', ']]>', `"'`, 'più dell’età', '𝒙 ☃') },
  )
  .map(toPlainText)
  .filter(isPlainText);

/** The value or null. */
export const maybe = <Value>(arbitrary: Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
/** None to three. */
export const several = <Value>(arbitrary: Arbitrary<Value>) =>
  fc.array(arbitrary, { maxLength: 3 });
/** One to three. */
export const some = <Value>(arbitrary: Arbitrary<Value>) =>
  fc.array(arbitrary, { minLength: 1, maxLength: 3 });

/** A day. */
export const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** A moment of any precision. */
export const moment: Arbitrary<Moment> = fc.oneof(
  day,
  day.map((text) => text.slice(0, 7)),
  day.map((text) => text.slice(0, 4)),
  day.map((text) => `${text}T10:30`),
  day.map((text) => `${text}T10:30:59+01:00`),
);

/** Both ends of the same precision, as the official rule 57 compares them as text. */
export const period: Arbitrary<Period> = fc
  .tuple(day, day)
  .map((ends) => ends.toSorted())
  .map(([from = '', to = '']) => ({ from, to }));

/** A moment or a period. */
export const when: Arbitrary<When> = fc.oneof(
  moment.map((at): When => ({ kind: 'moment', at })),
  period.map((value): When => ({ kind: 'period', period: value })),
);

/** Any course. */
export const course: Arbitrary<Course> = fc.oneof(
  fc.record({
    state: fc.constantFrom('active' as const, 'suspended' as const),
    since: maybe(moment),
  }),
  fc
    .tuple(fc.constantFrom('completed' as const, 'aborted' as const), period, fc.boolean())
    .map(([state, { from, to }, known]) => ({ state, since: known ? from : null, until: to })),
);

/** A code of one system. */
export const codeOf = (system: string, codes: readonly string[]): Arbitrary<Code> =>
  fc.record({
    system: fc.constant(system),
    code: fc.constantFrom(...codes),
    display: maybe(words),
  });

/** LOINC. */
export const LOINC = '2.16.840.1.113883.6.1';
/** ICD-9-CM. */
export const icd = codeOf('2.16.840.1.113883.6.103', ['401.9', '250.00', '708.0', '410.00']);
/** LOINC codes. */
export const loinc = codeOf(LOINC, ['11295-3', '8480-6', '8302-2', '2160-0']);
/** ATC. */
export const atc = codeOf('2.16.840.1.113883.6.73', ['B01AX05', 'J01CA04', 'J07BB02']);
/** CND. */
export const cnd = codeOf('2.16.840.1.113883.2.9.6.1.48', ['J010103']);
/** Kinds of encounter. */
export const encounterKind = codeOf('2.16.840.1.113883.2.9.77.22.11.14', ['AMB', 'CARD', 'IMP']);
/** Routes. */
export const route = codeOf('2.16.840.1.113883.5.112', ['PO', 'IM', 'SQ']);
/** Body sites. */
export const site = codeOf('2.16.840.1.113883.5.1052', ['LA', 'RA']);
/** Interpretations. */
export const interpretation = codeOf('2.16.840.1.113883.5.83', ['N', 'H', 'L']);
/** AIC. */
export const aic = codeOf('2.16.840.1.113883.2.9.6.1.5', ['035606033']);

/** A coded concept. */
export const codedAs = (
  code: Arbitrary<Code>,
  translation?: Arbitrary<Code>,
): Arbitrary<CodedConcept> =>
  fc.record({
    kind: fc.constant('coded' as const),
    text: words,
    code,
    translations:
      translation === undefined ? fc.constant([]) : fc.array(translation, { maxLength: 1 }),
  });

/** Words only. */
export const uncoded = fc.record({ kind: fc.constant('uncoded' as const), text: words });
/** Coded or not. */
export const conceptOf = (code: Arbitrary<Code>): Arbitrary<Concept> =>
  fc.oneof(codedAs(code), uncoded);
/** A drug by AIC or ATC, with the other as translation. */
export const drug = fc.oneof(codedAs(aic, atc), codedAs(atc, aic), codedAs(atc));

/** A decimal as text. */
export const decimal = fc
  .tuple(fc.integer({ min: 0, max: 999 }), fc.constantFrom('', '.5', '.10'))
  .map(([whole, part]) => `${String(whole)}${part}`);

/** A quantity. */
export const quantity: Arbitrary<Quantity> = fc.record({
  value: decimal,
  unit: fc.constantFrom('mg', 'mm[Hg]', '1', '{drink}/d'),
  equivalents: fc.array(
    fc.record({ value: decimal, unit: codeOf('2.16.840.1.113883.6.8', ['mg', 'g']) }),
    { maxLength: 1 },
  ),
});
/** A range. */
export const range = fc.record({ low: quantity, high: quantity });

/** Any finding. */
export const finding: Arbitrary<FindingValue> = fc.oneof(
  quantity.map((value): FindingValue => ({ kind: 'quantity', quantity: value })),
  icd.map((code): FindingValue => ({ kind: 'code', code })),
  fc.nat(1000).map((count): FindingValue => ({ kind: 'count', count })),
  moment.map((at): FindingValue => ({ kind: 'time', at })),
  words.map((text): FindingValue => ({ kind: 'text', text })),
);

/** An entry id. */
export const id = fc.uuid();
/** Free paragraphs. */
export const freeText = several(words);
/** High, moderate, low. */
export const gravity = fc.constantFrom('H' as const, 'M' as const, 'L' as const);
/** Active or not. */
export const clinicalState = fc.constantFrom('active' as const, 'inactive' as const);
/** A reaction. */
export const reaction = fc.record({ what: conceptOf(icd), since: maybe(moment) });
