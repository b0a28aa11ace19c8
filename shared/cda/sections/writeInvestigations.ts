import type {
  InvestigationResult,
  Investigations,
  Panel,
  ReferenceRange,
} from '../../pss/sections/investigations.ts';
import * as data from '../write/dataTypes.ts';
import { element, textElement, type Children, type Markup } from '../write/markup.ts';
import type { NarrativeRow, NarrativeTable } from '../write/narrative.ts';
import { observation, organizer } from '../write/statements.ts';
import { codeWords, findingWords, momentWords, rangeWords } from '../write/wording.ts';
import type { SectionContext } from '../write/writeParts.ts';

const headings = {
  what: 'Esame',
  value: 'Risultato',
  judged: 'Valutazione',
  reference: 'Riferimento',
  at: 'Data',
};

type Column = keyof typeof headings;

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

function writeResult(result: InvestigationResult, row: NarrativeRow<Column>): Markup {
  const { interpretation, reference, at } = result;
  const narrativeId = row.in('what').name(result.what.text);
  row.in('value').say(findingWords(result.value));
  if (interpretation !== null) row.in('judged').say(codeWords(interpretation));
  if (reference !== null) {
    const isText = reference.kind === 'text';
    row.in('reference').say(isText ? reference.text : rangeWords(reference.interval));
  }
  if (at !== null) row.in('at').say(momentWords(at));
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
      text: data.entryText(row.id),
      status: data.status('completed'),
      time: at === null ? null : data.time('effectiveTime', at),
      value: data.findingValue(result.value),
      interpretation:
        interpretation === null ? null : data.coded('interpretationCode', interpretation),
      referenceRange: referenceRange(result.reference),
    }),
  );
}

function writePanel(panel: Panel, table: NarrativeTable<Column>): Markup {
  const { what, at } = panel;
  return organizer('BATTERY', {
    template: '14.1',
    id: data.entryId(panel.id),
    code: what === null ? element('code', { nullFlavor: 'OTH' }) : data.coded('code', what),
    status: data.status('completed'),
    time: at === null ? null : data.time('effectiveTime', at),
    components: panel.results.map((result) => writeResult(result, table.row())),
  });
}

/** The entries of section 30954-2. */
export function writeInvestigations(section: Investigations, context: SectionContext): Children {
  const table = context.narrative.table(headings);
  return section.entries.map((panel) => writePanel(panel, table));
}
