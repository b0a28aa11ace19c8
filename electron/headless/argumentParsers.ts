import { InvalidArgumentError } from 'commander';

const day = /^\d{4}-\d{2}-\d{2}$/;

function instant(text: string, timeOfDay: string): string {
  const parsed = new Date(day.test(text) ? `${text}T${timeOfDay}` : text);
  if (Number.isNaN(parsed.getTime())) {
    throw new InvalidArgumentError('Indicare un giorno (2026-11-22) o un istante ISO 8601.');
  }
  return parsed.toISOString();
}

/** A day in local time from its beginning, or an instant; UTC ISO. */
export function earliestInstant(text: string): string {
  return instant(text, '00:00:00.000');
}

/** A day in local time to its end, or an instant; UTC ISO. */
export function latestInstant(text: string): string {
  return instant(text, '23:59:59.999');
}

/** A whole number, not negative, as it was typed. */
export function wholeNumber(text: string): string {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Indicare un numero intero.');
  return text;
}
