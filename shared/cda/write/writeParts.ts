import type { Reaction } from '../../pss/sections/reaction.ts';
import type { Frequency } from '../../pss/sections/therapies.ts';
import type { CodedConcept, Concept } from '../../pss/values/coded.ts';
import type { ClinicalState, EntryId } from '../../pss/values/entry.ts';
import type { Course, Moment } from '../../pss/values/moment.ts';
import { clinicalStates, type Choice } from '../choices.ts';
import { fixedCodes, type FixedCode } from '../fixedCodes.ts';
import * as data from './dataTypes.ts';
import { element, type Children, type Markup } from './markup.ts';
import type { Narrative, NarrativeText } from './narrative.ts';
import { act, observation, related } from './statements.ts';
import { courseWords, momentWords } from './wording.ts';

/** What a section's writer works with. */
export interface SectionContext {
  readonly narrative: Narrative;
  /** A fresh UUID, for the parts of an entry that have no lasting identity. */
  readonly newId: () => string;
  /** The name of the code that marks a note; the accreditation wants another one in places. */
  readonly noteDisplay: string;
}

/** The note of an entry (template 3.1.7), said where notes stand. */
export function noteRelation(
  note: string | null,
  place: NarrativeText,
  context: SectionContext,
): Markup | null {
  if (note === null) return null;
  const text = data.entryText(place.part('. ').content(note));
  const parts = {
    template: '1.7',
    code: data.fixedCode({ ...fixedCodes.note, display: context.noteDisplay }),
    text,
    status: data.status('completed'),
  };
  return related('SUBJ', true, act('EVN', parts));
}

/** An observation that says one value of a closed list, in the entry and in the narrative. */
export interface ChoiceForm<Value extends string> {
  readonly template: string;
  readonly relation: 'SUBJ' | 'REFR';
  readonly code: FixedCode;
  readonly valueType: 'CD' | 'CE';
  readonly choice: Choice<Value>;
  /** Begins the words of the value, such as `gravità`; null where the place says it. */
  readonly label: string | null;
}

/** Writes a choice; null is nothing. */
export function choiceRelation<Value extends string>(
  value: Value | null,
  form: ChoiceForm<Value>,
  place: NarrativeText,
): Markup | null {
  if (value === null) return null;
  const { words } = form.choice.terms[value];
  const said = [form.label, words].filter(Boolean).join(' ');
  const text = data.entryText(place.part().content(said));
  const statement = observation('EVN', {
    template: form.template,
    code: data.fixedCode(form.code),
    text,
    status: data.status('completed'),
    value: data.choiceValue(form.valueType, form.choice, value),
  });
  return related(form.relation, form.relation === 'SUBJ', statement);
}

/** Whether a condition is clinically active (template 3.1.6). */
export const stateForm: ChoiceForm<ClinicalState> = {
  template: '1.6',
  relation: 'REFR',
  code: fixedCodes.clinicalState,
  valueType: 'CE',
  choice: clinicalStates,
  label: null,
};

/** An allergy or problem: the `act` that gives it its course around the observation that says what it is. */
export function concern(
  template: '1.1' | '4.1',
  id: EntryId,
  life: { readonly status: string; readonly time: Markup },
  relationships: Children,
): Markup {
  return act('EVN', {
    template,
    id: data.entryId(id),
    code: element('code', { nullFlavor: 'NA' }),
    status: data.status(life.status),
    time: life.time,
    relationships,
  });
}

/** Since when and until when, onset and end told only where they are not those of the course. */
export function lifeWords({
  onset,
  resolved,
  course,
}: {
  readonly onset: Moment | null;
  readonly resolved: Moment | null;
  readonly course: Course;
}): string {
  const until = 'until' in course ? course.until : null;
  const words = [
    courseWords(course),
    onset === null || onset === course.since ? null : `esordio ${momentWords(onset)}`,
    resolved === null || resolved === until ? null : `risoluzione ${momentWords(resolved)}`,
  ];
  return words.filter((part) => part !== null).join(', ');
}

/** The life of a concern that has a course. */
export function lifeOf(course: Course): { readonly status: string; readonly time: Markup } {
  return { status: course.state, time: data.courseTime(course) };
}

/** The `value` of type CD of a concept, coded or not. */
export function conceptValue(what: Concept, narrativeId: string): Markup {
  const type = { 'xsi:type': 'CD' };
  return what.kind === 'coded'
    ? data.concept('value', what, narrativeId, type)
    : data.uncoded('value', null, narrativeId, type);
}

/** Adverse reactions (templates 3.1.5.1 coded, 3.1.5.2 not). */
export function reactionRelations(
  reactions: readonly Reaction[],
  typeCode: 'MFST' | 'CAUS',
  place: NarrativeText,
  context: SectionContext,
): Children {
  return reactions.map((reaction) => {
    const narrativeId = place.part().content(reaction.what.text);
    if (reaction.since !== null) place.say(` (${momentWords(reaction.since)})`);
    return related(
      typeCode,
      null,
      observation('EVN', {
        template: reaction.what.kind === 'coded' ? '1.5.1' : '1.5.2',
        id: element('id', { root: context.newId() }),
        code: data.fixedCode(fixedCodes.reaction),
        text: data.entryText(narrativeId),
        status: data.status('completed'),
        time: data.since(reaction.since),
        value: conceptValue(reaction.what, narrativeId),
      }),
    );
  });
}

/** The drug of a therapy or a plan (template 3.2.2; material 2.16.840.1.113883.10.22.4.3). */
export function drugConsumable(drug: CodedConcept, narrativeId: string): Markup {
  return element(
    'consumable',
    { typeCode: 'CSM' },
    element(
      'manufacturedProduct',
      { classCode: 'MANU' },
      data.templateId(`${data.TEMPLATE_ROOT}.3.2.2`),
      element(
        'manufacturedMaterial',
        {},
        data.templateId('2.16.840.1.113883.10.22.4.3'),
        data.concept('code', drug, narrativeId),
      ),
    ),
  );
}

/** How often a drug is taken: a second `effectiveTime` of type PIVL_TS. */
export function frequencyTime(frequency: Frequency | null): Markup | null {
  if (frequency === null) return null;
  return element(
    'effectiveTime',
    { 'xsi:type': 'PIVL_TS', operator: 'A', institutionSpecified: 'true' },
    element('period', { value: frequency.every, unit: frequency.unit }),
  );
}
