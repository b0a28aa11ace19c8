import {
  type Allergies,
  type Allergy,
  type AllergyAgent,
  type IntoleranceType,
} from '../../pss/sections/allergies.ts';
import { codeSystems } from '../codeSystems.ts';
import * as data from '../write/dataTypes.ts';
import { element, type Children, type Markup } from '../write/markup.ts';
import type { NarrativeLine } from '../write/narrative.ts';
import { act, observation, related } from '../write/statements.ts';
import { courseWords, momentWords } from '../write/wording.ts';
import {
  gravityRelation,
  noteRelation,
  reactionRelations,
  stateRelation,
  type SectionContext,
} from '../write/writeParts.ts';
import { allergyAbsenceTexts, intoleranceTypes } from './allergyTerms.ts';

function typeValue(type: IntoleranceType, line: NarrativeLine): Markup {
  if (type.kind === 'uncoded') {
    return data.uncoded('value', null, line.content(type.text), { 'xsi:type': 'CD' });
  }
  const { display, words } = intoleranceTypes[type.type];
  line.say(words);
  return element('value', {
    'xsi:type': 'CD',
    code: type.type,
    codeSystem: codeSystems.intoleranceType,
    codeSystemName: 'ObservationIntoleranceType',
    displayName: display,
  });
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
  const criticality = gravityRelation(allergy.criticality, line, {
    template: '1.5.3',
    typeCode: 'SUBJ',
    display: 'Criticality',
    words: 'criticità',
  });
  line.say(detailTimesWords(allergy));
  const state = stateRelation(allergy.state, line);
  const note = noteRelation(allergy.note, line);
  const detail = observation('EVN', {
    template: '1.3',
    id: element('id', { root: context.newId() }),
    code: data.fixedCode(codeSystems.loinc, '52473-6', 'Allergia o causa della reazione'),
    text: data.entryText(line.id),
    status: data.status('completed'),
    time: data.since(allergy.onset, allergy.resolved),
    value,
    participants,
    relationships: [reactions, criticality, state, note],
  });
  return act('EVN', {
    template: '1.1',
    id: data.entryId(allergy.id),
    code: element('code', { nullFlavor: 'NA' }),
    status: data.status(allergy.course.state),
    time: data.courseTime(allergy.course),
    relationships: related('SUBJ', null, detail),
  });
}

function writeAbsence(
  section: Extract<Allergies, { kind: 'absent' }>,
  context: SectionContext,
): Markup {
  const { display, words } = allergyAbsenceTexts[section.absence];
  const line = context.narrative.line().say(words);
  const note = noteRelation(section.note, line);
  const detail = observation('EVN', {
    template: '1.4',
    id: element('id', { root: context.newId() }),
    code: data.coded('code', {
      system: codeSystems.actCode,
      code: 'OINT',
      display: 'Intolerance',
    }),
    text: data.entryText(line.id),
    status: data.status('completed'),
    time: data.since(null),
    value: element('value', {
      'xsi:type': 'CD',
      code: section.absence,
      codeSystem: codeSystems.absentAllergies,
      codeSystemName: 'IPSNoAllergiesInfos',
      displayName: display,
    }),
    relationships: note,
  });
  return act('EVN', {
    template: '1.1',
    id: data.entryId(section.id),
    code: element('code', { nullFlavor: 'NA' }),
    status: data.status('active'),
    time: data.since(section.since),
    relationships: related('SUBJ', null, detail),
  });
}

/** The entries of section 48765-2. */
export function writeAllergies(section: Allergies, context: SectionContext): Children {
  return section.kind === 'absent'
    ? [writeAbsence(section, context)]
    : section.entries.map((allergy) => writeAllergy(allergy, context));
}
