import type { Vaccination, Vaccinations } from '../../pss/sections/vaccinations.ts';
import { fixedCodes } from '../fixedCodes.ts';
import * as data from '../write/dataTypes.ts';
import { element, textElement, type Children, type Markup } from '../write/markup.ts';
import type { NarrativeRow, NarrativeText } from '../write/narrative.ts';
import { observation, related, substanceAdministration } from '../write/statements.ts';
import { codeWords, momentWords } from '../write/wording.ts';
import { noteRelation, reactionRelations, type SectionContext } from '../write/writeParts.ts';

const headings = {
  given: 'Data',
  vaccine: 'Vaccino',
  dose: 'Dose',
  lot: 'Lotto',
  route: 'Via',
  until: 'Copertura fino al',
  reactions: 'Reazioni',
  note: 'Note',
};

type Row = NarrativeRow<keyof typeof headings>;

function coverage(until: string | null): Markup | null {
  if (until === null) return null;
  return related(
    'REFR',
    null,
    observation('EVN', {
      template: '3.3',
      code: data.fixedCode(fixedCodes.coverage),
      status: data.status('completed'),
      value: element('value', { 'xsi:type': 'IVL_TS' }, data.time('high', until)),
    }),
  );
}

function doseNumber(dose: number | null): Markup | null {
  if (dose === null) return null;
  return related(
    'SUBJ',
    null,
    observation('EVN', {
      template: '3.4',
      code: data.fixedCode(fixedCodes.doseNumber),
      status: data.status('completed'),
      value: element('value', { 'xsi:type': 'INT', value: String(dose) }),
    }),
  );
}

function vaccineConsumable(vaccination: Vaccination, place: NarrativeText): Markup {
  const { vaccine, lot } = vaccination;
  const narrativeId = place.name(vaccine.text);
  return element(
    'consumable',
    { typeCode: 'CSM' },
    element(
      'manufacturedProduct',
      { classCode: 'MANU' },
      data.templateId(`${data.TEMPLATE_ROOT}.3.3.2`),
      element(
        'manufacturedMaterial',
        { classCode: 'MMAT', determinerCode: 'KIND' },
        vaccine.kind === 'coded'
          ? data.concept('code', vaccine, narrativeId)
          : data.uncoded('code', 'OTH', narrativeId),
        lot === null
          ? element('lotNumberText', { nullFlavor: 'UNK' })
          : textElement('lotNumberText', lot),
      ),
    ),
  );
}

function sayDetails({ given, dose, lot, route, coveredUntil }: Vaccination, row: Row): void {
  row.in('given').say(given === null ? 'non nota' : momentWords(given));
  if (dose !== null) row.in('dose').say(String(dose));
  if (lot !== null) row.in('lot').say(lot);
  if (route !== null) row.in('route').say(codeWords(route));
  if (coveredUntil !== null) row.in('until').say(momentWords(coveredUntil));
}

function writeVaccination(vaccination: Vaccination, row: Row, context: SectionContext): Markup {
  const { given, route } = vaccination;
  sayDetails(vaccination, row);
  const consumable = vaccineConsumable(vaccination, row.in('vaccine'));
  const reactions = reactionRelations(vaccination.reactions, 'CAUS', row.in('reactions'), context);
  const note = noteRelation(vaccination.note, row.in('note'), context);
  return substanceAdministration('EVN', {
    template: '3.1',
    id: data.entryId(vaccination.id),
    code: data.fixedCode(fixedCodes.immunization),
    text: data.entryText(row.id),
    status: data.status('completed'),
    time: data.time('effectiveTime', given),
    route: route === null ? null : data.coded('routeCode', route),
    consumable,
    relationships: [
      coverage(vaccination.coveredUntil),
      doseNumber(vaccination.dose),
      reactions,
      note,
    ],
  });
}

/** The entries of section 11369-6. */
export function writeVaccinations(section: Vaccinations, context: SectionContext): Children {
  const table = context.narrative.table(headings);
  return section.entries.map((vaccination) => writeVaccination(vaccination, table.row(), context));
}
