import type { Code } from '../../pss/values/coded.ts';
import type { Course, Moment, Period, When } from '../../pss/values/moment.ts';
import type { FindingValue, Quantity, QuantityRange } from '../../pss/values/quantity.ts';

/** A moment as an Italian reads it: `01/03/2015`, `03/2015`, `2015`, `01/03/2015 10:30`. */
export function momentWords(moment: Moment): string {
  const [date = '', time] = moment.split('T');
  const words = date.split('-').reverse().join('/');
  return time === undefined ? words : `${words} ${time.slice(0, 5)}`;
}

/** A code by its name, or by itself. */
export function codeWords(code: Code): string {
  return code.display ?? code.code;
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

/** A period: `dal 01/03/2015 al 02/03/2015`. */
export function periodWords(period: Period): string {
  return `dal ${momentWords(period.from)} al ${momentWords(period.to)}`;
}

/** A moment or a period. */
export function whenWords(when: When): string {
  return when.kind === 'period' ? periodWords(when.period) : momentWords(when.at);
}

/** A quantity with a decimal comma. */
export function quantityWords(quantity: Quantity): string {
  const number = quantity.value.replace('.', ',');
  return quantity.unit === '1' ? number : `${number} ${quantity.unit}`;
}

/** A range, or the one quantity where both ends agree. */
export function rangeWords(range: QuantityRange): string {
  const [low, high] = [quantityWords(range.low), quantityWords(range.high)];
  return low === high ? low : `${low} - ${high}`;
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
