import type { Procedure, Procedures } from '../../pss/sections/procedures.ts';
import * as data from '../write/dataTypes.ts';
import { element, type Children, type Markup } from '../write/markup.ts';
import { encounter, observation, procedure, related } from '../write/statements.ts';
import { codeWords, periodWords, whenWords } from '../write/wording.ts';
import type { SectionContext } from '../write/writeParts.ts';

const STATE_WORDS: Readonly<Record<Procedure['state'], string>> = {
  active: 'in corso',
  completed: 'eseguito',
  aborted: 'interrotto',
  suspended: 'sospeso',
  cancelled: 'annullato',
};

function detailWords(item: Procedure): string {
  const { period, reason, encounter: place } = item;
  return [
    STATE_WORDS[item.state],
    period === null ? null : periodWords(period),
    reason === null ? null : `per ${codeWords(reason)}`,
    place === null ? null : `presso ${codeWords(place.what)} ${whenWords(place.when)}`,
  ]
    .filter((part) => part !== null)
    .map((part) => `, ${part}`)
    .join('');
}

function writeProcedure(item: Procedure, context: SectionContext): Markup {
  const line = context.narrative.line();
  const narrativeId = line.content(item.what.text);
  line.say(detailWords(item));
  const freshId = () => element('id', { root: context.newId() });
  const { reason, encounter: place } = item;
  return procedure('EVN', {
    template: '11.1',
    id: data.entryId(item.id),
    code: data.concept('code', item.what, narrativeId),
    text: data.entryText(line.id),
    status: data.status(item.state),
    time: item.period === null ? null : data.period(item.period),
    relationships: [
      reason === null
        ? null
        : related(
            'RSON',
            null,
            observation('EVN', {
              template: null,
              id: freshId(),
              code: data.coded('code', reason),
            }),
          ),
      place === null
        ? null
        : related(
            'RSON',
            null,
            encounter('EVN', {
              template: '12.1',
              id: freshId(),
              code: data.coded('code', place.what),
              time: data.when(place.when),
            }),
          ),
    ],
  });
}

/** The entries of section 47519-4. */
export function writeProcedures(section: Procedures, context: SectionContext): Children {
  return section.entries.map((item) => writeProcedure(item, context));
}
