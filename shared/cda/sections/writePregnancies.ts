import type { Pregnancies, PregnancyFact } from '../../pss/sections/pregnancies.ts';
import * as data from '../write/dataTypes.ts';
import { element, type Children, type Markup } from '../write/markup.ts';
import type { NarrativeRow } from '../write/narrative.ts';
import { observation } from '../write/statements.ts';
import { capitalised, codeWords, findingWords, momentWords } from '../write/wording.ts';
import type { SectionContext } from '../write/writeParts.ts';

const headings = { what: 'Dato', value: 'Valore', at: 'Data' };

function writeFact(fact: PregnancyFact, row: NarrativeRow<keyof typeof headings>): Markup {
  const { what, at } = fact;
  row.in('what').say(what === null ? 'Dato non codificato' : capitalised(codeWords(what)));
  row.in('value').say(findingWords(fact.value));
  if (at !== null) row.in('at').say(momentWords(at));
  return observation('EVN', {
    template: '7.1',
    id: data.entryId(fact.id),
    code: what === null ? element('code', { nullFlavor: 'UNK' }) : data.coded('code', what),
    text: data.entryText(row.id),
    status: data.status('completed'),
    time: data.time('effectiveTime', at),
    value: data.findingValue(fact.value),
  });
}

/** The entries of section 10162-6. */
export function writePregnancies(section: Pregnancies, context: SectionContext): Children {
  const table = context.narrative.table(headings);
  return section.entries.map((fact) => writeFact(fact, table.row()));
}
