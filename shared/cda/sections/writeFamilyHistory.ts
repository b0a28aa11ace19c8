import type { FamilyCondition, FamilyHistory, Relative } from '../../pss/sections/familyHistory.ts';
import { codeSystems } from '../codeSystems.ts';
import { fixedCodes, type FixedCode } from '../fixedCodes.ts';
import * as data from '../write/dataTypes.ts';
import { element, type Children, type Markup } from '../write/markup.ts';
import type { NarrativeRow, NarrativeText } from '../write/narrative.ts';
import { observation, organizer, related } from '../write/statements.ts';
import { capitalised, codeWords, momentWords } from '../write/wording.ts';
import type { SectionContext } from '../write/writeParts.ts';
import { genderDisplays } from '../genderTerms.ts';
import { problemAbsenceTexts } from './problemTerms.ts';

const headings = { who: 'Familiare', what: 'Malattie' };

function age(code: FixedCode, years: number | null): Markup | null {
  if (years === null) return null;
  return related(
    'SUBJ',
    null,
    observation('EVN', {
      template: '16.3',
      code: data.fixedCode(code),
      status: data.status('completed'),
      value: element('value', { 'xsi:type': 'PQ', value: String(years), unit: 'a' }),
    }),
  );
}

function conditionWords(condition: FamilyCondition): string {
  const { recorded, onsetAge, deathAge } = condition;
  const onset = onsetAge === null ? '' : ` a ${String(onsetAge)} anni`;
  const death = deathAge === null ? '' : `, decesso a ${String(deathAge)} anni`;
  return `${onset}${death}${recorded === null ? '' : ` (${momentWords(recorded)})`}`;
}

function writeCondition(
  condition: FamilyCondition,
  place: NarrativeText,
  context: SectionContext,
): Markup {
  const narrativeId = place.content(condition.what.text);
  place.say(conditionWords(condition));
  return element(
    'component',
    {},
    observation('EVN', {
      template: '16.2',
      id: element('id', { root: context.newId() }),
      code: data.fixedCode(fixedCodes.relativeDiagnosis),
      text: data.entryText(narrativeId),
      status: data.status('completed'),
      time: data.time('effectiveTime', condition.recorded),
      value: data.concept('value', condition.what, narrativeId, { 'xsi:type': 'CD' }),
      relationships: [
        age(fixedCodes.onsetAge, condition.onsetAge),
        age(fixedCodes.deathAge, condition.deathAge),
      ],
    }),
  );
}

function writeRelative(
  relative: Relative,
  row: NarrativeRow<keyof typeof headings>,
  context: SectionContext,
): Markup {
  const { gender } = relative;
  row.in('who').say(capitalised(codeWords(relative.relation)));
  const components = relative.conditions.map((condition) =>
    writeCondition(condition, row.in('what').part('; '), context),
  );
  return organizer('CLUSTER', {
    template: '16.1',
    id: data.entryId(relative.id),
    code: data.fixedCode(fixedCodes.relative),
    status: data.status('completed'),
    subject: element(
      'subject',
      { typeCode: 'SBJ' },
      element(
        'relatedSubject',
        { classCode: 'PRS' },
        data.coded('code', relative.relation),
        gender === null
          ? null
          : element(
              'subject',
              {},
              data.coded('administrativeGenderCode', {
                system: codeSystems.administrativeGender,
                code: gender,
                display: genderDisplays[gender],
              }),
            ),
      ),
    ),
    components,
  });
}

/** The entries of section 10157-6. */
export function writeFamilyHistory(section: FamilyHistory, context: SectionContext): Children {
  if (section.kind === 'listed') {
    const table = context.narrative.table(headings);
    return section.entries.map((relative) => writeRelative(relative, table.row(), context));
  }
  const { display, familyWords } = problemAbsenceTexts[section.absence];
  const line = context.narrative.line().say(familyWords);
  return [
    observation('EVN', {
      template: '16.4',
      id: data.entryId(section.id),
      code: data.fixedCode(fixedCodes.noFamilyProblem),
      text: data.entryText(line.id),
      status: data.status('completed'),
      value: data.codedValue('CD', {
        system: codeSystems.absentProblems,
        code: section.absence,
        display,
      }),
    }),
  ];
}
