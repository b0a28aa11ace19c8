import type { Procedure, Procedures } from '../../pss/sections/procedures.ts';
import * as data from '../write/dataTypes.ts';
import { element, type Children, type Markup } from '../write/markup.ts';
import type { NarrativeRow } from '../write/narrative.ts';
import { encounter, observation, procedure, related } from '../write/statements.ts';
import { codeWords, periodWords, whenWords } from '../write/wording.ts';
import type { SectionContext } from '../write/writeParts.ts';

const headings = {
  what: 'Procedura',
  state: 'Stato',
  period: 'Periodo',
  reason: 'Motivo',
  place: 'Presso',
};

const STATE_WORDS: Readonly<Record<Procedure['state'], string>> = {
  active: 'in corso',
  completed: 'eseguito',
  aborted: 'interrotto',
  suspended: 'sospeso',
  cancelled: 'annullato',
};

function writeProcedure(
  item: Procedure,
  row: NarrativeRow<keyof typeof headings>,
  context: SectionContext,
): Markup {
  const { period, reason, encounter: place } = item;
  const narrativeId = row.in('what').name(item.what.text);
  row.in('state').say(STATE_WORDS[item.state]);
  if (period !== null) row.in('period').say(periodWords(period));
  if (reason !== null) row.in('reason').say(codeWords(reason));
  if (place !== null) row.in('place').say(`${codeWords(place.what)}, ${whenWords(place.when)}`);
  const freshId = () => element('id', { root: context.newId() });
  return procedure('EVN', {
    template: '11.1',
    id: data.entryId(item.id),
    code: data.concept('code', item.what, narrativeId),
    text: data.entryText(row.id),
    status: data.status(item.state),
    time: period === null ? null : data.period(period),
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
  const table = context.narrative.table(headings);
  return section.entries.map((item) => writeProcedure(item, table.row(), context));
}
