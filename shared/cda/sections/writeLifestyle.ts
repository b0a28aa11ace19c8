import type { Habit, Lifestyle } from '../../pss/sections/lifestyle.ts';
import * as data from '../write/dataTypes.ts';
import type { Children, Markup } from '../write/markup.ts';
import { observation } from '../write/statements.ts';
import { codeWords, findingWords, momentWords } from '../write/wording.ts';
import type { SectionContext } from '../write/writeParts.ts';

function writeHabit(habit: Habit, context: SectionContext): Markup {
  const line = context.narrative
    .line()
    .say(`${codeWords(habit.what)}: ${findingWords(habit.value)}`)
    .say(habit.at === null ? '' : ` (${momentWords(habit.at)})`);
  return observation('EVN', {
    template: '6.1',
    id: data.entryId(habit.id),
    code: data.coded('code', habit.what),
    text: data.entryText(line.id),
    status: data.status('completed'),
    time: data.time('effectiveTime', habit.at),
    value: data.findingValue(habit.value),
  });
}

/** The entries of section 29762-2. */
export function writeLifestyle(section: Lifestyle, context: SectionContext): Children {
  return section.entries.map((habit) => writeHabit(habit, context));
}
