import type { VitalReading, VitalSign, VitalSigns } from '../../pss/sections/vitalSigns.ts';
import type { Code } from '../../pss/values/coded.ts';
import { fixedCodes } from '../fixedCodes.ts';
import * as data from '../write/dataTypes.ts';
import { element, type Children, type Markup } from '../write/markup.ts';
import { observation, organizer } from '../write/statements.ts';
import { codeWords, momentWords, quantityWords } from '../write/wording.ts';
import type { SectionContext } from '../write/writeParts.ts';

function readingWords(reading: VitalReading): string {
  const { at, interpretation, method, site } = reading;
  const details = [interpretation, method, site]
    .filter((code) => code !== null)
    .map((code) => `, ${codeWords(code)}`)
    .join('');
  const day = at === null ? '' : ` (${momentWords(at)})`;
  return `${codeWords(reading.what)}: ${quantityWords(reading.value)}${details}${day}`;
}

function optionalCode(name: string, code: Code | null): Markup | null {
  return code === null ? null : data.coded(name, code);
}

function writeReading(reading: VitalReading, context: SectionContext): Markup {
  const line = context.narrative.line().say(readingWords(reading));
  const { repeat } = reading;
  return observation('EVN', {
    template: '8.2',
    id: data.entryId(reading.id),
    code: data.coded('code', reading.what),
    text: data.entryText(line.id),
    status: data.status('completed'),
    time: data.time('effectiveTime', reading.at),
    repeatNumber: repeat === null ? null : element('repeatNumber', { value: String(repeat) }),
    value: data.quantity('value', reading.value, { 'xsi:type': 'PQ' }),
    interpretation: optionalCode('interpretationCode', reading.interpretation),
    method: optionalCode('methodCode', reading.method),
    site: optionalCode('targetSiteCode', reading.site),
  });
}

function writeSign(sign: VitalSign, context: SectionContext): Markup {
  if (sign.kind === 'single') return writeReading(sign.reading, context);
  return organizer('CLUSTER', {
    template: '8.1',
    id: data.entryId(sign.id),
    code: data.fixedCode(fixedCodes.vitalSigns),
    status: data.status('completed'),
    time: sign.at === null ? null : data.time('effectiveTime', sign.at),
    components: sign.readings.map((reading) =>
      element('component', { typeCode: 'COMP' }, writeReading(reading, context)),
    ),
  });
}

/** The entries of section 8716-3. */
export function writeVitalSigns(section: VitalSigns, context: SectionContext): Children {
  return section.entries.map((sign) => writeSign(sign, context));
}
