import {
  type Allergies,
  type Allergy,
  type AllergyAgent,
  type IntoleranceType,
} from '../../pss/sections/allergies.ts';
import type { Gravity } from '../../pss/values/entry.ts';
import { gravities } from '../choices.ts';
import { codeSystems } from '../codeSystems.ts';
import { fixedCodes } from '../fixedCodes.ts';
import * as data from '../write/dataTypes.ts';
import { element, type Children, type Markup } from '../write/markup.ts';
import type { NarrativeRow, NarrativeText } from '../write/narrative.ts';
import { observation, related } from '../write/statements.ts';
import {
  choiceRelation,
  concern,
  lifeOf,
  lifeWords,
  noteRelation,
  reactionRelations,
  stateForm,
  type ChoiceForm,
  type SectionContext,
} from '../write/writeParts.ts';
import { allergyAbsenceTexts, intoleranceTypes } from './allergyTerms.ts';

const headings = {
  agent: 'Allergene',
  type: 'Tipo',
  reactions: 'Reazione',
  criticality: 'Criticità',
  life: 'Decorso',
  note: 'Note',
};

type Column = keyof typeof headings;

const criticalityForm: ChoiceForm<Gravity> = {
  template: '1.5.3',
  relation: 'SUBJ',
  code: fixedCodes.criticality,
  valueType: 'CD',
  choice: gravities,
  label: null,
};

function typeValue(type: IntoleranceType, place: NarrativeText): Markup {
  if (type.kind === 'uncoded') {
    return data.uncoded('value', null, place.content(type.text), { 'xsi:type': 'CD' });
  }
  const { display, words } = intoleranceTypes[type.type];
  place.say(words);
  const system = codeSystems.intoleranceType;
  return data.codedValue('CD', { system, code: type.type, display });
}

function agentCode(agent: AllergyAgent, place: NarrativeText): Markup {
  switch (agent.kind) {
    case 'coded':
      return data.concept('code', agent, place.name(agent.text));
    case 'uncoded':
      return data.uncoded('code', 'NI', place.name(agent.text));
    case 'unknown':
      place.say('agente non noto');
      return element('code', { nullFlavor: 'UNK' });
  }
}

function agentParticipants(agents: readonly AllergyAgent[], place: NarrativeText): Children {
  return agents.map((agent) =>
    element(
      'participant',
      { typeCode: 'CSM' },
      element(
        'participantRole',
        { classCode: 'MANU' },
        element('playingEntity', { classCode: 'MMAT' }, agentCode(agent, place.part())),
      ),
    ),
  );
}

function writeAllergy(
  allergy: Allergy,
  row: NarrativeRow<Column>,
  context: SectionContext,
): Markup {
  const participants = agentParticipants(allergy.agents, row.in('agent'));
  const value = typeValue(allergy.type, row.in('type'));
  const reactions = reactionRelations(allergy.reactions, 'MFST', row.in('reactions'), context);
  const criticality = choiceRelation(allergy.criticality, criticalityForm, row.in('criticality'));
  const life = row.in('life').say(lifeWords(allergy));
  const state = choiceRelation(allergy.state, stateForm, life);
  const note = noteRelation(allergy.note, row.in('note'), context);
  const detail = observation('EVN', {
    template: '1.3',
    id: element('id', { root: context.newId() }),
    code: data.fixedCode(fixedCodes.allergy),
    text: data.entryText(row.id),
    status: data.status('completed'),
    time: data.since(allergy.onset, allergy.resolved),
    value,
    participants,
    relationships: [reactions, criticality, state, note],
  });
  return concern('1.1', allergy.id, lifeOf(allergy.course), [related('SUBJ', null, detail)]);
}

function writeAbsence(
  section: Extract<Allergies, { kind: 'absent' }>,
  context: SectionContext,
): Markup {
  const { display, words } = allergyAbsenceTexts[section.absence];
  const line = context.narrative.line().say(words);
  const note = noteRelation(section.note, line, context);
  const detail = observation('EVN', {
    template: '1.4',
    id: element('id', { root: context.newId() }),
    code: data.fixedCode(fixedCodes.intolerance),
    text: data.entryText(line.id),
    status: data.status('completed'),
    time: data.since(null),
    value: data.codedValue('CD', {
      system: codeSystems.absentAllergies,
      code: section.absence,
      display,
    }),
    relationships: note,
  });
  const life = { status: 'active', time: data.since(section.since) };
  return concern('1.1', section.id, life, [related('SUBJ', null, detail)]);
}

/** The entries of section 48765-2. */
export function writeAllergies(section: Allergies, context: SectionContext): Children {
  if (section.kind === 'absent') return [writeAbsence(section, context)];
  const table = context.narrative.table(headings);
  return section.entries.map((allergy) => writeAllergy(allergy, table.row(), context));
}
