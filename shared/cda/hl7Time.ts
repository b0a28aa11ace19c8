import { isMoment, type Moment } from '../pss/values/moment.ts';

const FORM = /^(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:\.\d+)?([+-]\d{4})?$/;

/** Where a time without offset was written: the documents of the FSE are Italian. */
const CIVIL_ZONE = 'Europe/Rome';

const civilParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: CIVIL_ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

const MINUTE = 60_000;

/** The instant's reading on an Italian clock, as if that reading were UTC. */
function civilReading(instant: number): number {
  const parts = new Map(
    civilParts.formatToParts(instant).map((part) => [part.type, Number(part.value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
}

/** Minutes by which Italian civil time is ahead of UTC at an instant. */
function civilOffset(instant: number): number {
  return Math.round((civilReading(instant) - Math.floor(instant / 1000) * 1000) / MINUTE);
}

/** The instant at which an Italian clock shows the reading; the hour repeated in October counts as summer time. */
function instantOfCivilReading(reading: number): number {
  const summerFirst = [120, 60].map((offset) => reading - offset * MINUTE);
  const match = summerFirst.find((instant) => civilReading(instant) === reading);
  return match ?? reading - 60 * MINUTE;
}

function offsetMinutes(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  return sign * (Number(text.slice(1, 3)) * 60 + Number(text.slice(3, 5)));
}

/** Reads a date-time back to find out whether its fields name a real day and hour. */
function isRealReading(reading: number, fields: readonly number[]): boolean {
  const date = new Date(reading);
  const back = [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ];
  return back.every((value, index) => value === fields[index]);
}

/**
 * The instant an HL7 TS names (HL7 V3 Data Types, TS), as UTC ISO 8601 with milliseconds; null for text that is not
 * a TS. Missing fields are taken as the first possible ones; a TS without offset is Italian civil time.
 */
export function hl7TimeToIso(value: string): string | null {
  const match = FORM.exec(value);
  if (match === null) return null;
  const field = (index: number, missing: number) =>
    match[index] === undefined ? missing : Number(match[index]);
  const fields = [field(1, 0), field(2, 1), field(3, 1), field(4, 0), field(5, 0), field(6, 0)];
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = fields;
  const reading = Date.UTC(year, month - 1, day, hour, minute, second);
  if (!isRealReading(reading, fields)) return null;
  const offset = match[7];
  const instant =
    offset === undefined
      ? instantOfCivilReading(reading)
      : reading - offsetMinutes(offset) * MINUTE;
  return new Date(instant).toISOString();
}

/**
 * The day an HL7 TS names in its own offset, as precise as written: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null for text
 * that is not a TS. The hour is dropped, never converted: a birth date must not move with the zone.
 */
export function hl7TimeToDate(value: string): string | null {
  const match = FORM.exec(value);
  if (match === null || hl7TimeToIso(value) === null) return null;
  return [match[1], match[2], match[3]].filter((part) => part !== undefined).join('-');
}

/**
 * A TS as a moment of the model, at exactly the precision written (`20260420` -> `2026-04-20`,
 * `20260420101010+0100` -> `2026-04-20T10:10:10+01:00`); null for text that is not a TS to the minute or coarser than
 * an hour. Fractions of a second are not kept: no clinical fact of a PSS is that precise.
 */
export function hl7TimeToMoment(value: string): Moment | null {
  const match = FORM.exec(value);
  if (match === null) return null;
  const [, year = '', month, day, hour, minute, second, offset] = match;
  if (hour !== undefined && minute === undefined) return null;
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  const time = [hour, minute, second].filter((part) => part !== undefined).join(':');
  const zone = offset === undefined ? '' : `${offset.slice(0, 3)}:${offset.slice(3)}`;
  const moment = time === '' ? date : `${date}T${time}${zone}`;
  return isMoment(moment) && (time !== '' || offset === undefined) ? moment : null;
}

/** A moment of the model as TS; the inverse of `hl7TimeToMoment`. */
export function momentToHl7Time(moment: Moment): string {
  const [date = '', time = ''] = moment.split('T');
  return date.replaceAll('-', '') + time.replaceAll(':', '');
}

/** An ISO date of day, month or year precision as HL7 TS (`YYYYMMDD`, `YYYYMM`, `YYYY`). */
export function dateToHl7Time(date: string): string {
  return date.replaceAll('-', '');
}

/**
 * An instant (ISO 8601 with offset or `Z`) as HL7 TS in Italian civil time to the second with the offset of that day:
 * `20261120101500+0100`. Null for text that is no instant.
 */
export function isoToHl7Time(iso: string): string | null {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant) || !/[Zz]$|[+-]\d{2}:?\d{2}$/.test(iso)) return null;
  const offset = civilOffset(instant);
  const reading = new Date(instant + offset * MINUTE).toISOString();
  const digits = reading.slice(0, 19).replaceAll(/[-:T]/g, '');
  const two = (value: number) => String(value).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  const size = Math.abs(offset);
  return `${digits}${sign}${two(Math.floor(size / 60))}${two(size % 60)}`;
}
