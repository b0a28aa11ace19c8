import { problemKinds, type Problem, type Problems } from '../../pss/sections/problems.ts';
import type { Gravity } from '../../pss/values/entry.ts';
import { durations, gravities } from '../choices.ts';
import { codeSystems } from '../codeSystems.ts';
import { fixedCodes } from '../fixedCodes.ts';
import * as data from '../write/dataTypes.ts';
import { element, type Children, type Markup } from '../write/markup.ts';
import type { NarrativeRow, NarrativeText } from '../write/narrative.ts';
import { act, observation, related } from '../write/statements.ts';
import {
  choiceRelation,
  conceptValue,
  concern,
  lifeOf,
  lifeWords,
  noteRelation,
  stateForm,
  type ChoiceForm,
  type SectionContext,
} from '../write/writeParts.ts';
import { problemAbsenceTexts } from './problemTerms.ts';

const headings = {
  what: 'Problema',
  life: 'Decorso',
  state: 'Stato',
  related: 'Collegato a',
  note: 'Note',
};

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

function relatedEntries(problem: Problem, place: NarrativeText): Children {
  return problem.related.map(({ id, text }) => {
    return related(
      'REFR',
      true,
      act('EVN', {
        template: '4.3',
        id: data.entryId(id),
        code: element('code', { nullFlavor: 'NA' }),
        text: text === null ? null : data.entryText(place.part().content(text)),
      }),
    );
  });
}

function writeProblem(
  problem: Problem,
  row: NarrativeRow<keyof typeof headings>,
  context: SectionContext,
): Markup {
  if (problem.kind === '74836-8') row.in('what').say('Trapianto: ');
  const value = conceptValue(problem.diagnosis, row.in('what').name(problem.diagnosis.text));
  row.in('life').say(lifeWords(problem));
  const state = choiceRelation(problem.state, stateForm, row.in('state'));
  const duration = choiceRelation(problem.duration, durationForm, row.in('state'));
  const severity = choiceRelation(problem.severity, severityForm, row.in('state'));
  const references = relatedEntries(problem, row.in('related'));
  const note = noteRelation(problem.note, row.in('note'), context);
  const detail = observation('EVN', {
    template: '4.2',
    id: element('id', { root: context.newId() }),
    code: data.fixedCode({
      system: codeSystems.loinc,
      code: problem.kind,
      display: problemKinds[problem.kind],
    }),
    text: data.entryText(row.id),
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
  if (section.kind === 'absent') return [writeAbsence(section, context)];
  const table = context.narrative.table(headings);
  return section.entries.map((problem) => writeProblem(problem, table.row(), context));
}
