import type { WorkingRecord } from '../../../../shared/pss/working/workingDraft.ts';
import { choiceTexts, fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { parsePath, textAt, valueAt } from '../model/paths.ts';
import {
  capital,
  codeText,
  conceptCode,
  conceptText,
  courseText,
  momentAt,
} from '../model/summaries.ts';
import type { ChoiceOption, ColumnDescription } from './description.ts';

/** A column that takes `share` parts of what the fixed ones leave. */
export function shareOf(share: number): string {
  return `minmax(0, ${String(share)}fr)`;
}

/** The fact a row is about: its words in full strength, its code quietly behind them. */
export function conceptColumn(path: string, label: string, share: number): ColumnDescription {
  return {
    label,
    track: shareOf(share),
    isStrong: true,
    say: (entry) => capital(conceptText(valueAt(entry, parsePath(path)))),
    aside: (entry) => conceptCode(valueAt(entry, parsePath(path))),
    path,
  };
}

/** What a row is about where the model keeps a code alone. */
export function codeColumn(path: string, label: string, share: number): ColumnDescription {
  return {
    label,
    track: shareOf(share),
    isStrong: true,
    say: (entry) => capital(codeText(valueAt(entry, parsePath(path)))),
    path,
  };
}

/** A further code of the row, left out on narrow windows. */
export function extraCodeColumn(path: string, label: string, share: number): ColumnDescription {
  return {
    label,
    track: shareOf(share),
    isExtra: true,
    say: (entry) => codeText(valueAt(entry, parsePath(path))),
    path,
  };
}

/** A further text of the row, left out on narrow windows. */
export function extraTextColumn(path: string, label: string, share: number): ColumnDescription {
  return {
    label,
    track: shareOf(share),
    isExtra: true,
    say: (entry) => textAt(entry, path),
    path,
  };
}

/** A date. */
export function momentColumn(path: string, label: string): ColumnDescription {
  return { label, track: '120px', say: (entry) => momentAt(entry, path), path };
}

/** Since when, until when, and what became of it; a click leads to `path`. */
export function courseColumn(track: string, path = 'course.since'): ColumnDescription {
  return { label: t.since, track, say: courseText, path };
}

/** The words of a closed list for the value at a path; `''` where nothing was chosen. */
export function choiceText(
  entry: WorkingRecord,
  path: string,
  options: readonly ChoiceOption[],
): string {
  return options.find(([value]) => value === textAt(entry, path))?.[1] ?? '';
}

/** How grave, as a word that begins a sentence. */
export function gravityText(entry: WorkingRecord, path: string): string {
  return capital(choiceText(entry, path, choiceTexts.gravity));
}
