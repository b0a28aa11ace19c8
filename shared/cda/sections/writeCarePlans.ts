import type { CarePlans, PlannedItem } from '../../pss/sections/carePlans.ts';
import * as data from '../write/dataTypes.ts';
import type { Children, Markup } from '../write/markup.ts';
import {
  act,
  encounter,
  observation,
  procedure,
  substanceAdministration,
} from '../write/statements.ts';
import type { NarrativeRow } from '../write/narrative.ts';
import { frequencyWords, whenWords } from '../write/wording.ts';
import { drugConsumable, frequencyTime, type SectionContext } from '../write/writeParts.ts';

const headings = { what: 'Che cosa', kind: 'Tipo', frequency: 'Frequenza', when: 'Quando' };

type Row = NarrativeRow<keyof typeof headings>;

const KINDS: Readonly<Record<PlannedItem['kind'], string>> = {
  drug: 'farmaco',
  examination: 'esame',
  procedure: 'procedura',
  encounter: 'visita o ricovero',
  activity: 'attività',
};

function writeItem(item: PlannedItem, row: Row): Markup {
  const id = data.entryId(item.id);
  row.in('kind').say(KINDS[item.kind]);
  row.in('when').say(whenWords(item.when));
  if (item.kind === 'drug') {
    const narrativeId = row.in('what').name(item.drug.text);
    const { frequency } = item;
    if (frequency !== null) row.in('frequency').say(frequencyWords(frequency));
    return substanceAdministration('RQO', {
      template: '10.2',
      id,
      text: data.entryText(row.id),
      time: data.when(item.when, { 'xsi:type': 'IVL_TS' }),
      frequency: frequencyTime(frequency),
      consumable: drugConsumable(item.drug, narrativeId),
    });
  }
  const code = data.concept('code', item.what, row.in('what').name(item.what.text));
  const parts = { id, code, text: data.entryText(row.id), time: data.when(item.when) };
  switch (item.kind) {
    case 'examination':
      return observation('RQO', { template: '10.1', ...parts });
    case 'procedure':
      return procedure('RQO', { template: '10.3', ...parts });
    case 'encounter':
      return encounter('RQO', { template: '10.4', ...parts });
    case 'activity':
      return act('RQO', { template: '10.5', ...parts });
  }
}

/** The entries of section 18776-5. */
export function writeCarePlans(section: CarePlans, context: SectionContext): Children {
  const table = context.narrative.table(headings);
  return section.entries.map((item) => writeItem(item, table.row()));
}
