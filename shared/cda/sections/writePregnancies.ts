import type { Pregnancies, PregnancyFact } from '../../pss/sections/pregnancies.ts';
import * as data from '../write/dataTypes.ts';
import { element, type Children, type Markup } from '../write/markup.ts';
import { observation } from '../write/statements.ts';
import { codeWords, findingWords, momentWords } from '../write/wording.ts';
import type { SectionContext } from '../write/writeParts.ts';

function writeFact(fact: PregnancyFact, context: SectionContext): Markup {
  const { what, at } = fact;
  const line = context.narrative
    .line()
    .say(`${what === null ? 'Dato non codificato' : codeWords(what)}: ${findingWords(fact.value)}`)
    .say(at === null ? '' : ` (${momentWords(at)})`);
  return observation('EVN', {
    template: '7.1',
    id: data.entryId(fact.id),
    code: what === null ? element('code', { nullFlavor: 'UNK' }) : data.coded('code', what),
    text: data.entryText(line.id),
    status: data.status('completed'),
    time: data.time('effectiveTime', at),
    value: data.findingValue(fact.value),
  });
}

/** The entries of section 10162-6. */
export function writePregnancies(section: Pregnancies, context: SectionContext): Children {
  return section.entries.map((fact) => writeFact(fact, context));
}
