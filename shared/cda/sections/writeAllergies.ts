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
import type { NarrativeLine } from '../write/narrative.ts';
import { observation, related } from '../write/statements.ts';
import { courseWords, momentWords } from '../write/wording.ts';
import {
  choiceRelation,
  concern,
  lifeOf,
  noteRelation,
  reactionRelations,
  stateForm,
  type ChoiceForm,
  type SectionContext,
} from '../write/writeParts.ts';
import { allergyAbsenceTexts, intoleranceTypes } from './allergyTerms.ts';

const criticalityForm: ChoiceForm<Gravity> = {
  template: '1.5.3',
  relation: 'SUBJ',
  code: fixedCodes.criticality,
  valueType: 'CD',
  choice: gravities,
  label: 'criticità',
};

function typeValue(type: IntoleranceType, line: NarrativeLine): Markup {
  if (type.kind === 'uncoded') {
    return data.uncoded('value', null, line.content(type.text), { 'xsi:type': 'CD' });
  }
  const { display, words } = intoleranceTypes[type.type];
  line.say(words);
  const system = codeSystems.intoleranceType;
  return data.codedValue('CD', { system, code: type.type, display });
}

function agentCode(agent: AllergyAgent, line: NarrativeLine): Markup {
  switch (agent.kind) {
    case 'coded':
      return data.concept('code', agent, line.content(agent.text));
    case 'uncoded':
      return data.uncoded('code', 'NI', line.content(agent.text));
    case 'unknown':
      line.say('agente non noto');
      return element('code', { nullFlavor: 'UNK' });
  }
}

function agentParticipants(agents: readonly AllergyAgent[], line: NarrativeLine): Children {
  return agents.map((agent, index) => {
    line.say(index === 0 ? ' a ' : ', ');
    return element(
      'participant',
      { typeCode: 'CSM' },
      element(
        'participantRole',
        { classCode: 'MANU' },
        element('playingEntity', { classCode: 'MMAT' }, agentCode(agent, line)),
      ),
    );
  });
}

function detailTimesWords(allergy: Allergy): string {
  const onset = allergy.onset === null ? '' : `, esordio ${momentWords(allergy.onset)}`;
  const end = allergy.resolved === null ? '' : `, risolta ${momentWords(allergy.resolved)}`;
  return `${onset}${end}, ${courseWords(allergy.course)}`;
}

function writeAllergy(allergy: Allergy, context: SectionContext): Markup {
  const line = context.narrative.line();
  const value = typeValue(allergy.type, line);
  const participants = agentParticipants(allergy.agents, line);
  const reactions = reactionRelations(allergy.reactions, 'MFST', line, context);
  const criticality = choiceRelation(allergy.criticality, criticalityForm, line);
  line.say(detailTimesWords(allergy));
  const state = choiceRelation(allergy.state, stateForm, line);
  const note = noteRelation(allergy.note, line, context);
  const detail = observation('EVN', {
    template: '1.3',
    id: element('id', { root: context.newId() }),
    code: data.fixedCode(fixedCodes.allergy),
    text: data.entryText(line.id),
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
  return section.kind === 'absent'
    ? [writeAbsence(section, context)]
    : section.entries.map((allergy) => writeAllergy(allergy, context));
}
