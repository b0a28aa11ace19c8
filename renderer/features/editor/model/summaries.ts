import { italianName } from '../../../../shared/terminology/italianName.ts';
import { unitWords } from '../../../../shared/terminology/unitWords.ts';
import {
  isRecord,
  type WorkingRecord,
  type WorkingValue,
} from '../../../../shared/pss/working/workingDraft.ts';
import { courseWords, fieldTexts, frequencyWords } from '../../../i18n/it/fieldTexts.ts';
import { momentText } from './moments.ts';
import { recordsAt, textAt, valueAt, parsePath } from './paths.ts';

type Value = WorkingValue | undefined;

/** The first letter as a capital: our names of codes are written for the middle of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A code by its Italian name, its own name or itself; `''` for none. */
export function codeText(code: Value): string {
  if (!isRecord(code)) return '';
  const named = italianName(textAt(code, 'system'), textAt(code, 'code'));
  return named ?? (textAt(code, 'display') || textAt(code, 'code'));
}

/** A fact in the doctor's words. */
export function conceptText(concept: Value): string {
  if (!isRecord(concept)) return '';
  return concept['kind'] === 'unknown' ? fieldTexts.unknownAgent : textAt(concept, 'text');
}

/** The code beside a fact, or the mark that it has none. */
export function conceptCode(concept: Value): string {
  if (!isRecord(concept)) return '';
  if (concept['kind'] === 'coded') return textAt(concept, 'code.code');
  return concept['kind'] === 'uncoded' ? fieldTexts.uncoded : '';
}

/** A moment in words at a path; `''` for none. */
export function momentAt(entry: Value, path: string): string {
  return momentText(textAt(entry, path));
}

/** A decimal number with its comma. */
export function decimalText(value: string): string {
  return value.replace('.', ',');
}

/** A quantity with its unit. */
export function quantityText(quantity: Value): string {
  const value = textAt(quantity, 'value');
  return value === '' ? '' : `${decimalText(value)} ${unitWords(textAt(quantity, 'unit'))}`.trim();
}

/** A quantity from one to another, or an exact one. */
export function rangeText(range: Value): string {
  const low = quantityText(valueAt(range, ['low']));
  const high = quantityText(valueAt(range, ['high']));
  if (low === high || high === '') return low;
  return `${fieldTexts.low} ${decimalText(textAt(range, 'low.value'))} ${fieldTexts.high} ${high}`;
}

/** How often: `ogni 12 ore`. */
export function frequencyText(frequency: Value): string {
  const every = textAt(frequency, 'every');
  const unit = textAt(frequency, 'unit');
  if (every === '') return '';
  const [one, many] = frequencyWords[unit] ?? [unit, unit];
  return every === '1' ? one : `${fieldTexts.every} ${decimalText(every)} ${many}`;
}

/** A moment or a period. */
export function whenText(when: Value): string {
  if (!isRecord(when)) return '';
  if (when['kind'] === 'moment') return momentAt(when, 'at');
  return periodText(valueAt(when, ['period']));
}

/** A period of which both ends are known. */
export function periodText(period: Value): string {
  const from = momentAt(period, 'from');
  const to = momentAt(period, 'to');
  return from === to ? from : [from, to].filter((end) => end !== '').join(' – ');
}

/** What an observation found. */
export function findingText(value: Value): string {
  if (!isRecord(value)) return '';
  switch (value['kind']) {
    case 'quantity':
      return quantityText(valueAt(value, ['quantity']));
    case 'code':
      return codeText(valueAt(value, ['code']));
    case 'count':
      return textAt(value, 'count');
    case 'time':
      return momentAt(value, 'at');
    default:
      return textAt(value, 'text');
  }
}

/** From when to when, and what became of it, of a course at `course`. */
export function courseText(entry: Value): string {
  const since = momentAt(entry, 'course.since');
  const until = momentAt(entry, 'course.until');
  const state = textAt(entry, 'course.state');
  const isOver = state === 'completed' || state === 'aborted';
  const span = isOver && until !== '' ? `${since} – ${until}` : since;
  return [span, courseWords[state] ?? ''].filter((part) => part !== '').join(', ');
}

/** The texts of the records of a list, one after the other. */
export function listText(entry: Value, path: string, say: (item: WorkingRecord) => string): string {
  return recordsAt(entry, parsePath(path))
    .map(say)
    .filter((text) => text !== '')
    .join(', ');
}
