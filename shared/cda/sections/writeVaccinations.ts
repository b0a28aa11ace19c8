import type { Vaccination, Vaccinations } from '../../pss/sections/vaccinations.ts';
import { fixedCodes } from '../fixedCodes.ts';
import * as data from '../write/dataTypes.ts';
import { element, textElement, type Children, type Markup } from '../write/markup.ts';
import type { NarrativeLine } from '../write/narrative.ts';
import { observation, related, substanceAdministration } from '../write/statements.ts';
import { codeWords, momentWords } from '../write/wording.ts';
import { noteRelation, reactionRelations, type SectionContext } from '../write/writeParts.ts';

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

function vaccineConsumable(vaccination: Vaccination, line: NarrativeLine): Markup {
  const { vaccine, lot } = vaccination;
  const narrativeId = line.content(vaccine.text);
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

function detailWords(vaccination: Vaccination): string {
  const { dose, lot, route, coveredUntil } = vaccination;
  return [
    dose === null ? null : `dose ${String(dose)}`,
    lot === null ? null : `lotto ${lot}`,
    route === null ? null : `via ${codeWords(route)}`,
    coveredUntil === null ? null : `copertura fino al ${momentWords(coveredUntil)}`,
  ]
    .filter((part) => part !== null)
    .map((part) => `, ${part}`)
    .join('');
}

function writeVaccination(vaccination: Vaccination, context: SectionContext): Markup {
  const line = context.narrative.line();
  const { given, route } = vaccination;
  line.say(given === null ? 'Data non nota: ' : `${momentWords(given)}: `);
  const consumable = vaccineConsumable(vaccination, line);
  line.say(detailWords(vaccination));
  const reactions = reactionRelations(vaccination.reactions, 'CAUS', line, context);
  const note = noteRelation(vaccination.note, line, context);
  return substanceAdministration('EVN', {
    template: '3.1',
    id: data.entryId(vaccination.id),
    code: data.fixedCode(fixedCodes.immunization),
    text: data.entryText(line.id),
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
  return section.entries.map((vaccination) => writeVaccination(vaccination, context));
}
