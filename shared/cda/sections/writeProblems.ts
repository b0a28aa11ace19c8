import { problemKinds, type Problem, type Problems } from '../../pss/sections/problems.ts';
import { codeSystems } from '../codeSystems.ts';
import * as data from '../write/dataTypes.ts';
import { element, type Children, type Markup } from '../write/markup.ts';
import type { NarrativeLine } from '../write/narrative.ts';
import { act, observation, related } from '../write/statements.ts';
import { courseWords, momentWords } from '../write/wording.ts';
import {
  conceptValue,
  gravityRelation,
  noteRelation,
  stateRelation,
  type SectionContext,
} from '../write/writeParts.ts';
import { problemAbsenceTexts } from './problemTerms.ts';

const DURATIONS = {
  chronic: ['LA28752-6', 'Chronic', 'cronico'],
  acute: ['LA18821-1', 'Acute', 'acuto'],
} as const;

function durationRelation(duration: Problem['duration'], line: NarrativeLine): Markup | null {
  if (duration === null) return null;
  const [code, display, words] = DURATIONS[duration];
  line.say(', ');
  const text = data.entryText(line.content(words));
  return related(
    'REFR',
    false,
    observation('EVN', {
      template: '4.5',
      code: data.fixedCode(codeSystems.loinc, '89261-2', 'Clinical Course'),
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
  const severity = gravityRelation(problem.severity, line, {
    template: '4.4',
    typeCode: 'REFR',
    display: 'Severity Observation',
    words: 'gravità',
  });
  const state = stateRelation(problem.state, line);
  const duration = durationRelation(problem.duration, line);
  const references = relatedEntries(problem, line);
  const note = noteRelation(problem.note, line);
  const detail = observation('EVN', {
    template: '4.2',
    id: element('id', { root: context.newId() }),
    code: data.fixedCode(codeSystems.loinc, problem.kind, problemKinds[problem.kind]),
    text: data.entryText(line.id),
    status: data.status('completed'),
    time: data.since(problem.onset, problem.resolved),
    value,
    relationships: [severity, state, duration, note],
  });
  return act('EVN', {
    template: '4.1',
    id: data.entryId(problem.id),
    code: element('code', { nullFlavor: 'NA' }),
    status: data.status(problem.course.state),
    time: data.courseTime(problem.course),
    relationships: [related('SUBJ', false, detail), references],
  });
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
    code: data.fixedCode(codeSystems.loinc, '75326-9', problemKinds['75326-9']),
    text: data.entryText(line.id),
    // Not applicable: a problem that is not there has no status (official rule b160).
    status: element('statusCode', { nullFlavor: 'NA' }),
    time: element('effectiveTime', { nullFlavor: 'UNK' }),
    value: element('value', {
      'xsi:type': 'CD',
      code: section.absence,
      codeSystem: codeSystems.absentProblems,
      codeSystemName: 'IPSNoProbsInfos',
      displayName: display,
    }),
  });
  return act('EVN', {
    template: '4.1',
    id: data.entryId(section.id),
    code: element('code', { nullFlavor: 'NA' }),
    status: data.status('active'),
    time: data.since(section.since),
    relationships: related('SUBJ', false, detail),
  });
}

/** The entries of section 11450-4. */
export function writeProblems(section: Problems, context: SectionContext): Children {
  return section.kind === 'absent'
    ? [writeAbsence(section, context)]
    : section.entries.map((problem) => writeProblem(problem, context));
}
