import type { Therapies, Therapy } from '../../pss/sections/therapies.ts';
import { codeSystems } from '../codeSystems.ts';
import * as data from '../write/dataTypes.ts';
import type { Children, Markup } from '../write/markup.ts';
import { substanceAdministration } from '../write/statements.ts';
import { codeWords, courseWords, rangeWords } from '../write/wording.ts';
import {
  drugConsumable,
  frequencyTime,
  noteRelation,
  type SectionContext,
} from '../write/writeParts.ts';
import { therapyAbsenceTexts } from './therapyTerms.ts';

function dosageWords(therapy: Therapy): string {
  const { dose, rate, frequency, route, site } = therapy;
  return [
    therapy.use === 'intended' ? 'da iniziare' : null,
    dose === null ? null : `dose ${rangeWords(dose)}`,
    rate === null ? null : `velocità ${rangeWords(rate)}`,
    frequency === null ? null : `ogni ${frequency.every.replace('.', ',')} ${frequency.unit}`,
    `via ${codeWords(route)}`,
    site === null ? null : `sede ${codeWords(site)}`,
    courseWords(therapy.course),
  ]
    .filter((part) => part !== null)
    .map((part) => `, ${part}`)
    .join('');
}

function writeTherapy(therapy: Therapy, context: SectionContext): Markup {
  const line = context.narrative.line();
  const drugId = line.content(therapy.drug.text);
  line.say(dosageWords(therapy));
  const { dose, rate, site } = therapy;
  return substanceAdministration(therapy.use === 'taken' ? 'EVN' : 'INT', {
    template: '2.1',
    id: data.entryId(therapy.id),
    text: data.entryText(line.id),
    status: data.status(therapy.course.state),
    time: data.courseTime(therapy.course, { 'xsi:type': 'IVL_TS' }),
    frequency: frequencyTime(therapy.frequency),
    route: data.coded('routeCode', therapy.route),
    site: site === null ? null : data.coded('approachSiteCode', site),
    dose: dose === null ? null : data.quantityRange('doseQuantity', dose),
    rate: rate === null ? null : data.quantityRange('rateQuantity', rate),
    consumable: drugConsumable(therapy.drug, drugId),
    relationships: noteRelation(therapy.note, line, context),
  });
}

/** The entries of section 10160-0. */
export function writeTherapies(section: Therapies, context: SectionContext): Children {
  if (section.kind === 'listed') {
    return section.entries.map((therapy) => writeTherapy(therapy, context));
  }
  const { display, words } = therapyAbsenceTexts[section.absence];
  const line = context.narrative.line().say(words);
  return [
    substanceAdministration('EVN', {
      template: '2.3',
      id: data.entryId(section.id),
      code: data.fixedCode({
        system: codeSystems.absentMedications,
        code: section.absence,
        display,
      }),
      text: data.entryText(line.id),
      consumable: null,
    }),
  ];
}
