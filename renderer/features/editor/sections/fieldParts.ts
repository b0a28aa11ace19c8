import type { WorkingRecord } from '../../../../shared/pss/working/workingDraft.ts';
import { choiceTexts, fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { textAt } from '../model/paths.ts';
import { catalogues } from './catalogues.ts';
import type { ChoiceOption, FieldDescription } from './description.ts';

/** Whether an entry's course has come to an end. */
export function isOver(entry: WorkingRecord): boolean {
  return ['completed', 'aborted'].includes(textAt(entry, 'course.state'));
}

/** State, beginning and end of a condition, a therapy or a right. */
export function courseFields(): readonly FieldDescription[] {
  return [
    choiceField('course.state', t.state, 3, choiceTexts.course),
    momentField('course.since', t.since, 2),
    { ...momentField('course.until', t.until, 2), when: isOver },
  ];
}

/** A date, or a moment, as precise as it is known. */
export function momentField(path: string, label: string, span: number): FieldDescription {
  return { kind: 'moment', path, label, span };
}

/** A number of things or years. */
export function countField(path: string, label: string, span: number): FieldDescription {
  return { kind: 'count', path, label, span };
}

/** A choice that must be made. */
export function choiceField(
  path: string,
  label: string,
  span: number,
  options: readonly ChoiceOption[],
): FieldDescription {
  return { kind: 'choice', path, label, span, options };
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

/** What was found, with its unit or its code. */
export function findingField(path: string): FieldDescription {
  return { kind: 'value', path, label: t.value, span: 5 };
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
    momentField('since', t.since, 3),
  ],
};
