import type { Frequency } from '../../pss/sections/therapies.ts';
import type { Code } from '../../pss/values/coded.ts';
import type { Course, Moment, Period, When } from '../../pss/values/moment.ts';
import type { FindingValue, Quantity, QuantityRange } from '../../pss/values/quantity.ts';
import { italianName } from '../../terminology/italianName.ts';
import { everyWords, numberWords, quantityText } from '../../terminology/unitWords.ts';

/** A moment as an Italian reads it: `01/03/2015`, `03/2015`, `2015`, `01/03/2015 10:30`. */
export function momentWords(moment: Moment): string {
  const [date = '', time] = moment.split('T');
  const words = date.split('-').reverse().join('/');
  return time === undefined ? words : `${words} ${time.slice(0, 5)}`;
}

/** A code by its Italian name in our lists, else by its own, else by itself. */
export function codeWords({ system, code, display }: Code): string {
  return italianName(system, code) ?? display ?? code;
}

/** Words that begin a sentence or a cell. */
export function capitalised(words: string): string {
  return words.charAt(0).toLocaleUpperCase('it') + words.slice(1);
}

/** How often something is taken: `ogni 12 ore`. */
export function frequencyWords({ every, unit }: Frequency): string {
  return everyWords(every, unit);
}

/** How a course stands: `attivo dal 01/03/2015`. */
export function courseWords(course: Course): string {
  const beginning = course.since === null ? '' : ` dal ${momentWords(course.since)}`;
  switch (course.state) {
    case 'active':
      return `in corso${beginning}`;
    case 'suspended':
      return `sospeso${beginning === '' ? '' : `, iniziato${beginning}`}`;
    case 'completed':
      return `concluso${beginning} al ${momentWords(course.until)}`;
    case 'aborted':
      return `interrotto${beginning} al ${momentWords(course.until)}`;
  }
}

/** A period: `dal 01/03/2015 al 02/03/2015`; a single day is said once. */
export function periodWords(period: Period): string {
  if (period.from === period.to) return momentWords(period.from);
  return `dal ${momentWords(period.from)} al ${momentWords(period.to)}`;
}

/** A moment or a period. */
export function whenWords(when: When): string {
  return when.kind === 'period' ? periodWords(when.period) : momentWords(when.at);
}

/** A quantity as a doctor writes it: `71,4 kg`, `136 mmHg`. */
export function quantityWords({ value, unit }: Quantity): string {
  return quantityText(value, unit);
}

/** A range, or the one quantity where both ends agree: `0,7 - 1,2 mg/dL`. */
export function rangeWords({ low, high }: QuantityRange): string {
  const [from, to] = [quantityWords(low), quantityWords(high)];
  if (from === to) return from;
  return low.unit === high.unit ? `${numberWords(low.value)} - ${to}` : `${from} - ${to}`;
}

/** What an observation found. */
export function findingWords(value: FindingValue): string {
  switch (value.kind) {
    case 'quantity':
      return quantityWords(value.quantity);
    case 'code':
      return codeWords(value.code);
    case 'count':
      return String(value.count);
    case 'time':
      return momentWords(value.at);
    case 'text':
      return value.text;
  }
}
