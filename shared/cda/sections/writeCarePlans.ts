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
import { whenWords } from '../write/wording.ts';
import { drugConsumable, frequencyTime, type SectionContext } from '../write/writeParts.ts';

function writeItem(item: PlannedItem, context: SectionContext): Markup {
  const line = context.narrative.line();
  const id = data.entryId(item.id);
  if (item.kind === 'drug') {
    const narrativeId = line.content(item.drug.text);
    const { frequency } = item;
    if (frequency !== null) {
      line.say(` ogni ${frequency.every.replace('.', ',')} ${frequency.unit}`);
    }
    line.say(`, ${whenWords(item.when)}`);
    return substanceAdministration('RQO', {
      template: '10.2',
      id,
      text: data.entryText(line.id),
      time: data.when(item.when, { 'xsi:type': 'IVL_TS' }),
      frequency: frequencyTime(frequency),
      consumable: drugConsumable(item.drug, narrativeId),
    });
  }
  const code = data.concept('code', item.what, line.content(item.what.text));
  line.say(`, ${whenWords(item.when)}`);
  const parts = { id, code, text: data.entryText(line.id), time: data.when(item.when) };
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
  return section.entries.map((item) => writeItem(item, context));
}
