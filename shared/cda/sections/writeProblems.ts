import { problemKinds, type Problem, type Problems } from '../../pss/sections/problems.ts';
import type { Gravity } from '../../pss/values/entry.ts';
import { durations, gravities } from '../choices.ts';
import { codeSystems } from '../codeSystems.ts';
import { fixedCodes } from '../fixedCodes.ts';
import * as data from '../write/dataTypes.ts';
import { element, type Children, type Markup } from '../write/markup.ts';
import type { NarrativeLine } from '../write/narrative.ts';
import { act, observation, related } from '../write/statements.ts';
import { courseWords, momentWords } from '../write/wording.ts';
import {
  choiceRelation,
  conceptValue,
  concern,
  lifeOf,
  noteRelation,
  stateForm,
  type ChoiceForm,
  type SectionContext,
} from '../write/writeParts.ts';
import { problemAbsenceTexts } from './problemTerms.ts';

const severityForm: ChoiceForm<Gravity> = {
  template: '4.4',
  relation: 'REFR',
  code: fixedCodes.severity,
  valueType: 'CD',
  choice: gravities,
  label: 'gravità',
};

const durationForm: ChoiceForm<NonNullable<Problem['duration']>> = {
  template: '4.5',
  relation: 'REFR',
  code: fixedCodes.duration,
  valueType: 'CE',
  choice: durations,
  label: null,
};

function relatedEntries(problem: Problem, line: NarrativeLine): Children {
  return problem.related.map(({ id, text }) => {
    if (text !== null) line.say('; collegato a: ');
    return related(
      'REFR',
      true,
      act('EVN', {
        template: '4.3',
        id: data.entryId(id),
        code: element('code', { nullFlavor: 'NA' }),
        text: text === null ? null : data.entryText(line.content(text)),
      }),
    );
  });
}

function timeWords(problem: Problem): string {
  const onset = problem.onset === null ? '' : `, esordio ${momentWords(problem.onset)}`;
  const end = problem.resolved === null ? '' : `, risolto ${momentWords(problem.resolved)}`;
  return `${onset}${end}, ${courseWords(problem.course)}`;
}

function writeProblem(problem: Problem, context: SectionContext): Markup {
  const line = context.narrative.line();
  if (problem.kind === '74836-8') line.say('Trapianto: ');
  const value = conceptValue(problem.diagnosis, line.content(problem.diagnosis.text));
  line.say(timeWords(problem));
  const severity = choiceRelation(problem.severity, severityForm, line);
  const state = choiceRelation(problem.state, stateForm, line);
  const duration = choiceRelation(problem.duration, durationForm, line);
  const references = relatedEntries(problem, line);
  const note = noteRelation(problem.note, line, context);
  const detail = observation('EVN', {
    template: '4.2',
    id: element('id', { root: context.newId() }),
    code: data.fixedCode({
      system: codeSystems.loinc,
      code: problem.kind,
      display: problemKinds[problem.kind],
    }),
    text: data.entryText(line.id),
    status: data.status('completed'),
    time: data.since(problem.onset, problem.resolved),
    value,
    relationships: [severity, state, duration, note],
  });
  return concern('4.1', problem.id, lifeOf(problem.course), [
    related('SUBJ', false, detail),
    references,
  ]);
}

function writeAbsence(
  section: Extract<Problems, { kind: 'absent' }>,
  context: SectionContext,
): Markup {
  const { display, words } = problemAbsenceTexts[section.absence];
  const line = context.narrative.line().say(words);
  const detail = observation('EVN', {
    template: '4.2',
    id: element('id', { root: context.newId() }),
    code: data.fixedCode(fixedCodes.problem),
    text: data.entryText(line.id),
    // Not applicable: a problem that is not there has no status (official rule b160).
    status: element('statusCode', { nullFlavor: 'NA' }),
    time: element('effectiveTime', { nullFlavor: 'UNK' }),
    value: data.codedValue('CD', {
      system: codeSystems.absentProblems,
      code: section.absence,
      display,
    }),
  });
  const life = { status: 'active', time: data.since(section.since) };
  return concern('4.1', section.id, life, [related('SUBJ', false, detail)]);
}

/** The entries of section 11450-4. */
export function writeProblems(section: Problems, context: SectionContext): Children {
  return section.kind === 'absent'
    ? [writeAbsence(section, context)]
    : section.entries.map((problem) => writeProblem(problem, context));
}
