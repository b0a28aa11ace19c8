import type { Reaction } from '../../pss/sections/reaction.ts';
import type { Frequency } from '../../pss/sections/therapies.ts';
import type { CodedConcept, Concept } from '../../pss/values/coded.ts';
import type { ClinicalState, Gravity } from '../../pss/values/entry.ts';
import { codeSystems } from '../codeSystems.ts';
import * as data from './dataTypes.ts';
import { element, type Children, type Markup } from './markup.ts';
import type { Narrative, NarrativeLine } from './narrative.ts';
import { act, observation, related } from './statements.ts';
import { momentWords } from './wording.ts';

/** What a section's writer works with. */
export interface SectionContext {
  readonly narrative: Narrative;
  /** A fresh UUID, for the parts of an entry that have no lasting identity. */
  readonly newId: () => string;
}

/** The note of an entry (template 3.1.7), said at the end of its line. */
export function noteRelation(note: string | null, line: NarrativeLine): Markup | null {
  if (note === null) return null;
  line.say('. Nota: ');
  const text = data.entryText(line.content(note));
  return related(
    'SUBJ',
    true,
    act('EVN', {
      template: '1.7',
      code: data.fixedCode(codeSystems.loinc, '48767-8', 'Annotation Comment'),
      text,
      status: data.status('completed'),
    }),
  );
}

const STATES: Readonly<Record<ClinicalState, readonly [string, string, string]>> = {
  active: ['LA16666-2', 'Active', 'clinicamente attivo'],
  inactive: ['LA18632-2', 'Inactive', 'clinicamente non attivo'],
};

/** Whether a condition is clinically active (template 3.1.6). */
export function stateRelation(state: ClinicalState | null, line: NarrativeLine): Markup | null {
  if (state === null) return null;
  const [code, display, words] = STATES[state];
  line.say(', ');
  const text = data.entryText(line.content(words));
  return related(
    'REFR',
    false,
    observation('EVN', {
      template: '1.6',
      code: data.fixedCode(codeSystems.loinc, '33999-4', 'Stato'),
      text,
      status: data.status('completed'),
      value: element('value', {
        'xsi:type': 'CE',
        code,
        codeSystem: codeSystems.loinc,
        codeSystemName: 'LOINC',
        displayName: display,
      }),
    }),
  );
}

const GRAVITIES: Readonly<Record<Gravity, readonly [string, string]>> = {
  H: ['High', 'alta'],
  M: ['Moderate', 'moderata'],
  L: ['Low', 'bassa'],
};

/** Criticality of an allergy or severity of a problem: an observation SEV of the given template. */
export function gravityRelation(
  gravity: Gravity | null,
  line: NarrativeLine,
  form: {
    readonly template: '1.5.3' | '4.4';
    readonly typeCode: 'SUBJ' | 'REFR';
    readonly display: string;
    readonly words: string;
  },
): Markup | null {
  if (gravity === null) return null;
  const [display, adjective] = GRAVITIES[gravity];
  line.say(', ');
  const text = data.entryText(line.content(`${form.words} ${adjective}`));
  return related(
    form.typeCode,
    form.typeCode === 'SUBJ',
    observation('EVN', {
      template: form.template,
      code: data.fixedCode(codeSystems.actCode, 'SEV', form.display),
      text,
      status: data.status('completed'),
      value: element('value', {
        'xsi:type': 'CD',
        code: gravity,
        codeSystem: codeSystems.severity,
        codeSystemName: 'ObservationValue',
        displayName: display,
      }),
    }),
  );
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
  line: NarrativeLine,
  context: SectionContext,
): Children {
  return reactions.map((reaction, index) => {
    line.say(index === 0 ? '; reazione: ' : ', ');
    const narrativeId = line.content(reaction.what.text);
    if (reaction.since !== null) line.say(` (${momentWords(reaction.since)})`);
    return related(
      typeCode,
      null,
      observation('EVN', {
        template: reaction.what.kind === 'coded' ? '1.5.1' : '1.5.2',
        id: element('id', { root: context.newId() }),
        code: data.fixedCode(codeSystems.loinc, '75321-0', 'Obiettività Clinica'),
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
