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

const clockFormat = new Intl.DateTimeFormat('it-IT', {
  timeZone: 'Europe/Rome',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** A UTC ISO instant as a time to the second: HH:mm:ss in Italian time. */
export function formatClock(instant: string): string {
  return clockFormat.format(new Date(instant));
}

/** A calendar date `YYYY-MM-DD` as dd/MM/yyyy; what is less than a date is left as it is. */
export function formatCalendarDate(date: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return parts === null ? date : `${parts[3] ?? ''}/${parts[2] ?? ''}/${parts[1] ?? ''}`;
}

/** The Italian day of an instant as `YYYY-MM-DD`. */
function italianDay(at: Date): string {
  return dateFormat.format(at).split('/').toReversed().join('-');
}

/** Whole years between a birth date `YYYY-MM-DD` (or its known beginning) and an instant. */
export function ageInYears(birthDate: string, at: Date): number {
  const today = italianDay(at);
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

const dayFormat = new Intl.DateTimeFormat('it-IT', {
  timeZone: 'Europe/Rome',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});

/** A day in words: martedì 24 novembre. */
export function formatDay(instant: string): string {
  return dayFormat.format(new Date(instant));
}

const dayAndYearFormat = new Intl.DateTimeFormat('it-IT', {
  timeZone: 'Europe/Rome',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** A day of any year in words: martedì 24 novembre 2026. */
export function formatDayAndYear(instant: string): string {
  return dayAndYearFormat.format(new Date(instant));
}

/** A UTC ISO instant, the time alone when it is of today, else date and time. */
export function formatMoment(instant: string, now: Date): string {
  const isToday = formatDate(instant) === formatDate(now.toISOString());
  return isToday ? formatTime(instant) : `${formatDate(instant)} ${formatTime(instant)}`;
}

const DAY_MS = 86_400_000;

const wallClockFormat = new Intl.DateTimeFormat('it-IT', {
  timeZone: 'Europe/Rome',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** What an Italian clock shows at an instant, in milliseconds from midnight. */
function wallClockMs(at: Date): number {
  const [hours = 0, minutes = 0, seconds = 0] = wallClockFormat.format(at).split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + at.getMilliseconds();
}

/** The UTC ISO instant at which the Italian day of an instant began. */
export function startOfDay(now: Date): string {
  const guess = new Date(now.getTime() - wallClockMs(now));
  // Where the clock was put forward or back since midnight the guess is an hour off, as the clock said it then.
  const off = wallClockMs(guess);
  return new Date(guess.getTime() + (off > DAY_MS / 2 ? DAY_MS : 0) - off).toISOString();
}

const dayOfMonthFormat = new Intl.DateTimeFormat('it-IT', {
  timeZone: 'Europe/Rome',
  day: 'numeric',
  month: 'long',
});
const dayOfYearFormat = new Intl.DateTimeFormat('it-IT', {
  timeZone: 'Europe/Rome',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** A day inside a sentence: `12 marzo`, with its year where it is not this one's. */
export function formatDayOfMonth(instant: string, now: Date = new Date()): string {
  const at = new Date(instant);
  const isThisYear = formatDate(instant).slice(-4) === formatDate(now.toISOString()).slice(-4);
  return (isThisYear ? dayOfMonthFormat : dayOfYearFormat).format(at);
}

/** Whole days until an instant, the day begun counted; never less than 0. */
export function daysUntil(instant: string, now: Date): number {
  return Math.max(0, Math.ceil((Date.parse(instant) - now.getTime()) / DAY_MS));
}
