import { codeSystems } from '../../../../shared/cda/codeSystems.ts';
import type { WorkingRecord } from '../../../../shared/pss/working/workingDraft.ts';
import { choiceTexts, fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { textAt } from '../model/paths.ts';
import type { ChoiceOption, FieldDescription } from './description.ts';

/** Code systems as the sections search them. */
export const catalogues = {
  drugs: [codeSystems.aic, codeSystems.atc, codeSystems.equivalenceGroup],
  vaccines: [codeSystems.aic, codeSystems.atc],
  problems: [codeSystems.icd9cm],
  allergens: ['2.16.840.1.113883.2.9.77.22.11.2', codeSystems.atc, codeSystems.aic],
  reactions: [
    '2.16.840.1.113883.2.9.77.22.11.4',
    '2.16.840.1.113883.2.9.77.22.11.3',
    codeSystems.icd9cm,
  ],
  loinc: [codeSystems.loinc],
  loincAnswers: [
    codeSystems.loinc,
    '1.3.6.1.4.1.12009.10.1.1356',
    '1.3.6.1.4.1.12009.10.1.1694',
    '1.3.6.1.4.1.12009.10.1.3342',
  ],
  routes: [codeSystems.route],
  sites: ['2.16.840.1.113883.5.1052'],
  methods: ['2.16.840.1.113883.5.84'],
  interpretations: [codeSystems.interpretation],
  relatives: [codeSystems.roleCode],
  devices: [codeSystems.cnd],
  encounters: ['2.16.840.1.113883.2.9.77.22.11.14'],
  exemptions: ['2.16.840.1.113883.2.9.6.1.22', '2.16.840.1.113883.2.9.2.90.6.22'],
  plans: [codeSystems.loinc, codeSystems.icd9cm, '2.16.840.1.113883.2.9.77.22.11.14'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Whether an entry's course has come to an end. */
export function isOver(entry: WorkingRecord): boolean {
  return ['completed', 'aborted'].includes(textAt(entry, 'course.state'));
}

/** State, beginning and end of a condition, a therapy or a right. */
export function courseFields(): readonly FieldDescription[] {
  return [
    { kind: 'choice', path: 'course.state', label: t.state, span: 3, options: choiceTexts.course },
    { kind: 'moment', path: 'course.since', label: t.since, span: 2 },
    { kind: 'moment', path: 'course.until', label: t.until, span: 2, when: isOver },
  ];
}

/** A choice that may be left unsaid. */
export function optionalChoice(
  path: string,
  label: string,
  span: number,
  options: readonly ChoiceOption[],
): FieldDescription {
  return { kind: 'choice', path, label, span, options, none: t.notSaid };
}

/** A code of one of the lists, or none. */
export function codeField(
  path: string,
  label: string,
  span: number,
  systems: readonly string[],
): FieldDescription {
  return { kind: 'code', path, label, span, systems };
}

/** A fact with its code. */
export function conceptField(
  path: string,
  label: string,
  span: number,
  systems: readonly string[],
  isFree: boolean,
): FieldDescription {
  return { kind: 'concept', path, label, span, systems, isFree };
}

/** The doctor's own words for a fact that has a code. */
export function wordsField(concept: string, span: number): FieldDescription {
  return { kind: 'text', path: `${concept}.text`, label: t.words, span };
}

/** A note of any length. */
export const noteField: FieldDescription = { kind: 'long', path: 'note', label: t.note, span: 12 };

/** Reactions, to an allergen or to a vaccine. */
export const reactionsField: FieldDescription = {
  kind: 'list',
  path: 'reactions',
  label: t.reaction,
  span: 12,
  add: t.reactionAdd,
  fresh: () => ({ what: null, since: null }),
  fields: [
    conceptField('what', t.reaction, 6, catalogues.reactions, true),
    { kind: 'moment', path: 'since', label: t.since, span: 3 },
  ],
};
