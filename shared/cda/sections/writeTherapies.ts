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

/** The statements that there is no therapy to list (2.16.840.1.113883.11.22.15). */
const ABSENCES = {
  'no-known-medications': {
    display: 'No known medications',
    words: 'Nessuna terapia farmacologica nota',
  },
  'no-medication-info': {
    display: 'No information about medications',
    words: 'Nessuna informazione su terapie farmacologiche',
  },
} as const;

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
    relationships: noteRelation(therapy.note, line),
  });
}

/** The entries of section 10160-0. */
export function writeTherapies(section: Therapies, context: SectionContext): Children {
  if (section.kind === 'listed') {
    return section.entries.map((therapy) => writeTherapy(therapy, context));
  }
  const { display, words } = ABSENCES[section.absence];
  const line = context.narrative.line().say(words);
  return [
    substanceAdministration('EVN', {
      template: '2.3',
      id: data.entryId(section.id),
      code: data.fixedCode(codeSystems.absentMedications, section.absence, display),
      text: data.entryText(line.id),
      consumable: null,
    }),
  ];
}
