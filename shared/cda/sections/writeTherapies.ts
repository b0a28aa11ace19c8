import type { Therapies, Therapy } from '../../pss/sections/therapies.ts';
import { codeSystems } from '../codeSystems.ts';
import * as data from '../write/dataTypes.ts';
import type { Children, Markup } from '../write/markup.ts';
import type { NarrativeRow } from '../write/narrative.ts';
import { substanceAdministration } from '../write/statements.ts';
import { codeWords, courseWords, frequencyWords, rangeWords } from '../write/wording.ts';
import {
  drugConsumable,
  frequencyTime,
  noteRelation,
  type SectionContext,
} from '../write/writeParts.ts';
import { therapyAbsenceTexts } from './therapyTerms.ts';

const headings = {
  drug: 'Farmaco',
  dosage: 'Posologia',
  route: 'Via',
  course: 'Periodo',
  note: 'Note',
};

function dosageWords({ dose, rate, frequency }: Therapy): string {
  const amount = [
    dose === null ? null : rangeWords(dose),
    frequency === null ? null : frequencyWords(frequency),
  ];
  const words = [
    amount.filter((part) => part !== null).join(' '),
    rate === null ? '' : `velocità ${rangeWords(rate)}`,
  ];
  return words.filter((part) => part !== '').join(', ');
}

function writeTherapy(
  therapy: Therapy,
  row: NarrativeRow<keyof typeof headings>,
  context: SectionContext,
): Markup {
  const { dose, rate, route, site } = therapy;
  const drugId = row.in('drug').name(therapy.drug.text);
  row.in('dosage').say(dosageWords(therapy));
  row.in('route').say(codeWords(route));
  if (site !== null) row.in('route').say(`, ${codeWords(site)}`);
  if (therapy.use === 'intended') row.in('course').say('da iniziare, ');
  row.in('course').say(courseWords(therapy.course));
  return substanceAdministration(therapy.use === 'taken' ? 'EVN' : 'INT', {
    template: '2.1',
    id: data.entryId(therapy.id),
    text: data.entryText(row.id),
    status: data.status(therapy.course.state),
    time: data.courseTime(therapy.course, { 'xsi:type': 'IVL_TS' }),
    frequency: frequencyTime(therapy.frequency),
    route: data.coded('routeCode', route),
    site: site === null ? null : data.coded('approachSiteCode', site),
    dose: dose === null ? null : data.quantityRange('doseQuantity', dose),
    rate: rate === null ? null : data.quantityRange('rateQuantity', rate),
    consumable: drugConsumable(therapy.drug, drugId),
    relationships: noteRelation(therapy.note, row.in('note'), context),
  });
}

/** The entries of section 10160-0. */
export function writeTherapies(section: Therapies, context: SectionContext): Children {
  if (section.kind === 'listed') {
    const table = context.narrative.table(headings);
    return section.entries.map((therapy) => writeTherapy(therapy, table.row(), context));
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
