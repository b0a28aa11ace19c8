const format = new Intl.DateTimeFormat('it-IT', {
  timeZone: 'Europe/Rome',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** A UTC ISO instant as Italian paper shows it, in the time of Rome: `27/11/2026, 11:09:40`. */
export function italianInstant(instant: string): string {
  return format.format(new Date(instant));
}
