import type { VitalReading, VitalSign, VitalSigns } from '../../pss/sections/vitalSigns.ts';
import type { Code } from '../../pss/values/coded.ts';
import { fixedCodes } from '../fixedCodes.ts';
import * as data from '../write/dataTypes.ts';
import { element, type Children, type Markup } from '../write/markup.ts';
import type { NarrativeRow, NarrativeTable } from '../write/narrative.ts';
import { observation, organizer } from '../write/statements.ts';
import { capitalised, codeWords, momentWords, quantityWords } from '../write/wording.ts';
import type { SectionContext } from '../write/writeParts.ts';

const headings = {
  what: 'Parametro',
  value: 'Valore',
  judged: 'Valutazione',
  how: 'Sede e metodo',
  at: 'Data',
};

type Column = keyof typeof headings;

function sayReading(reading: VitalReading, row: NarrativeRow<Column>): void {
  const { at, interpretation, method, site } = reading;
  row.in('what').say(capitalised(codeWords(reading.what)));
  row.in('value').say(quantityWords(reading.value));
  if (interpretation !== null) row.in('judged').say(codeWords(interpretation));
  for (const code of [site, method]) {
    if (code !== null) row.in('how').part().say(codeWords(code));
  }
  if (at !== null) row.in('at').say(momentWords(at));
}

function optionalCode(name: string, code: Code | null): Markup | null {
  return code === null ? null : data.coded(name, code);
}

function writeReading(reading: VitalReading, row: NarrativeRow<Column>): Markup {
  sayReading(reading, row);
  const { repeat } = reading;
  return observation('EVN', {
    template: '8.2',
    id: data.entryId(reading.id),
    code: data.coded('code', reading.what),
    text: data.entryText(row.id),
    status: data.status('completed'),
    time: data.time('effectiveTime', reading.at),
    repeatNumber: repeat === null ? null : element('repeatNumber', { value: String(repeat) }),
    value: data.quantity('value', reading.value, { 'xsi:type': 'PQ' }),
    interpretation: optionalCode('interpretationCode', reading.interpretation),
    method: optionalCode('methodCode', reading.method),
    site: optionalCode('targetSiteCode', reading.site),
  });
}

function writeSign(sign: VitalSign, table: NarrativeTable<Column>): Markup {
  if (sign.kind === 'single') return writeReading(sign.reading, table.row());
  return organizer('CLUSTER', {
    template: '8.1',
    id: data.entryId(sign.id),
    code: data.fixedCode(fixedCodes.vitalSigns),
    status: data.status('completed'),
    time: sign.at === null ? null : data.time('effectiveTime', sign.at),
    components: sign.readings.map((reading) =>
      element('component', { typeCode: 'COMP' }, writeReading(reading, table.row())),
    ),
  });
}

/** The entries of section 8716-3. */
export function writeVitalSigns(section: VitalSigns, context: SectionContext): Children {
  const table = context.narrative.table(headings);
  return section.entries.map((sign) => writeSign(sign, table));
}
