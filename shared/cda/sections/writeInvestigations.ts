import type {
  InvestigationResult,
  Investigations,
  Panel,
  ReferenceRange,
} from '../../pss/sections/investigations.ts';
import * as data from '../write/dataTypes.ts';
import { element, textElement, type Children, type Markup } from '../write/markup.ts';
import { observation, organizer } from '../write/statements.ts';
import { codeWords, findingWords, momentWords, rangeWords } from '../write/wording.ts';
import type { SectionContext } from '../write/writeParts.ts';

function referenceRange(range: ReferenceRange | null): Markup | null {
  if (range === null) return null;
  return element(
    'referenceRange',
    { typeCode: 'REFV' },
    element(
      'observationRange',
      { classCode: 'OBS', moodCode: 'EVN.CRT' },
      range.kind === 'text'
        ? textElement('text', range.text)
        : data.quantityRange('value', range.interval, { 'xsi:type': 'IVL_PQ' }),
    ),
  );
}

function resultWords(result: InvestigationResult): string {
  const { interpretation, reference, at } = result;
  const judged = interpretation === null ? '' : `, ${codeWords(interpretation)}`;
  const range =
    reference === null
      ? ''
      : ` (riferimento ${reference.kind === 'text' ? reference.text : rangeWords(reference.interval)})`;
  const day = at === null ? '' : `, ${momentWords(at)}`;
  return `: ${findingWords(result.value)}${judged}${range}${day}`;
}

function writeResult(result: InvestigationResult, context: SectionContext): Markup {
  const line = context.narrative.line();
  const narrativeId = line.content(result.what.text);
  line.say(resultWords(result));
  const { interpretation, at } = result;
  return element(
    'component',
    {},
    observation('EVN', {
      template: '14.2',
      id: data.entryId(result.id),
      code:
        result.what.kind === 'coded'
          ? data.concept('code', result.what, narrativeId)
          : data.uncoded('code', 'OTH', narrativeId),
      text: data.entryText(line.id),
      status: data.status('completed'),
      time: at === null ? null : data.time('effectiveTime', at),
      value: data.findingValue(result.value),
      interpretation:
        interpretation === null ? null : data.coded('interpretationCode', interpretation),
      referenceRange: referenceRange(result.reference),
    }),
  );
}

function writePanel(panel: Panel, context: SectionContext): Markup {
  const { what, at } = panel;
  return organizer('BATTERY', {
    template: '14.1',
    id: data.entryId(panel.id),
    code: what === null ? element('code', { nullFlavor: 'OTH' }) : data.coded('code', what),
    status: data.status('completed'),
    time: at === null ? null : data.time('effectiveTime', at),
    components: panel.results.map((result) => writeResult(result, context)),
  });
}

/** The entries of section 30954-2. */
export function writeInvestigations(section: Investigations, context: SectionContext): Children {
  return section.entries.map((panel) => writePanel(panel, context));
}
