import type { Encounter, Encounters, Performer } from '../../pss/sections/encounters.ts';
import * as data from '../write/dataTypes.ts';
import { element, type Children, type Markup } from '../write/markup.ts';
import { personName } from '../write/personParts.ts';
import type { NarrativeRow } from '../write/narrative.ts';
import { encounter } from '../write/statements.ts';
import { periodWords, whenWords } from '../write/wording.ts';
import type { SectionContext } from '../write/writeParts.ts';

const headings = { what: 'Visita o ricovero', when: 'Quando', performer: 'Professionista' };

function performerWords({ name, period }: Performer): string {
  const person = name === null ? [] : [name.prefix, name.given, name.family];
  const words = [
    person.filter((part) => part !== null).join(' '),
    period === null ? '' : `prestazione ${periodWords(period)}`,
  ];
  return words.filter((part) => part !== '').join(', ');
}

function writePerformer(performer: Performer | null): Markup | null {
  if (performer === null) return null;
  const { id, name, period } = performer;
  return element(
    'performer',
    { typeCode: 'PRF' },
    period === null ? null : data.period(period, 'time'),
    element(
      'assignedEntity',
      {},
      id === null ? element('id', { nullFlavor: 'UNK' }) : data.identifier(id),
      name === null ? null : element('assignedPerson', {}, personName(name)),
    ),
  );
}

function writeEncounter(item: Encounter, row: NarrativeRow<keyof typeof headings>): Markup {
  const narrativeId = row.in('what').name(item.what.text);
  row.in('when').say(whenWords(item.when));
  if (item.performer !== null) row.in('performer').say(performerWords(item.performer));
  return encounter('EVN', {
    template: '12.1',
    id: data.entryId(item.id),
    code: data.concept('code', item.what, narrativeId),
    text: data.entryText(row.id),
    time: data.when(item.when),
    performer: writePerformer(item.performer),
  });
}

/** The entries of section 46240-8. */
export function writeEncounters(section: Encounters, context: SectionContext): Children {
  const table = context.narrative.table(headings);
  return section.entries.map((item) => writeEncounter(item, table.row()));
}
