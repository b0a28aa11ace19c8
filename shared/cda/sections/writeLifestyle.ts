import type { Habit, Lifestyle } from '../../pss/sections/lifestyle.ts';
import * as data from '../write/dataTypes.ts';
import type { Children, Markup } from '../write/markup.ts';
import type { NarrativeRow } from '../write/narrative.ts';
import { observation } from '../write/statements.ts';
import { capitalised, codeWords, findingWords, momentWords } from '../write/wording.ts';
import type { SectionContext } from '../write/writeParts.ts';

const headings = { what: 'Abitudine', value: 'Valore', at: 'Data' };

function writeHabit(habit: Habit, row: NarrativeRow<keyof typeof headings>): Markup {
  row.in('what').say(capitalised(codeWords(habit.what)));
  row.in('value').say(findingWords(habit.value));
  if (habit.at !== null) row.in('at').say(momentWords(habit.at));
  return observation('EVN', {
    template: '6.1',
    id: data.entryId(habit.id),
    code: data.coded('code', habit.what),
    text: data.entryText(row.id),
    status: data.status('completed'),
    time: data.time('effectiveTime', habit.at),
    value: data.findingValue(habit.value),
  });
}

/** The entries of section 29762-2. */
export function writeLifestyle(section: Lifestyle, context: SectionContext): Children {
  const table = context.narrative.table(headings);
  return section.entries.map((habit) => writeHabit(habit, table.row()));
}
