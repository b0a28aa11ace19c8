const dateFormat = new Intl.DateTimeFormat('it-IT', {
  timeZone: 'Europe/Rome',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

const timeFormat = new Intl.DateTimeFormat('it-IT', {
  timeZone: 'Europe/Rome',
  hour: '2-digit',
  minute: '2-digit',
});

/** A UTC ISO instant as the doctor reads a date: dd/MM/yyyy in Italian time. */
export function formatDate(instant: string): string {
  return dateFormat.format(new Date(instant));
}

/** A UTC ISO instant as the doctor reads a time: HH:mm in Italian time. */
export function formatTime(instant: string): string {
  return timeFormat.format(new Date(instant));
}
