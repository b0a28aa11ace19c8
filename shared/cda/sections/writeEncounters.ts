import type { Encounter, Encounters, Performer } from '../../pss/sections/encounters.ts';
import * as data from '../write/dataTypes.ts';
import { element, type Children, type Markup } from '../write/markup.ts';
import { personName } from '../write/personParts.ts';
import { encounter } from '../write/statements.ts';
import { periodWords, whenWords } from '../write/wording.ts';
import type { SectionContext } from '../write/writeParts.ts';

function performerWords(performer: Performer | null): string {
  if (performer === null) return '';
  const { name, period } = performer;
  const person = name === null ? '' : `, ${name.prefix ?? ''} ${name.given} ${name.family}`;
  const time = period === null ? '' : `, prestazione ${periodWords(period)}`;
  return `${person.replace(',  ', ', ')}${time}`;
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

function writeEncounter(item: Encounter, context: SectionContext): Markup {
  const line = context.narrative.line();
  const narrativeId = line.content(item.what.text);
  line.say(`, ${whenWords(item.when)}${performerWords(item.performer)}`);
  return encounter('EVN', {
    template: '12.1',
    id: data.entryId(item.id),
    code: data.concept('code', item.what, narrativeId),
    text: data.entryText(line.id),
    time: data.when(item.when),
    performer: writePerformer(item.performer),
  });
}

/** The entries of section 46240-8. */
export function writeEncounters(section: Encounters, context: SectionContext): Children {
  return section.entries.map((item) => writeEncounter(item, context));
}
