function digits(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}

/** An instant as a PDF date in UTC, to the second (ISO 32000-1 §7.9.4): `D:20261120091500+00'00'`. */
export function pdfDate(at: Date): string {
  const day = [
    digits(at.getUTCFullYear(), 4),
    digits(at.getUTCMonth() + 1),
    digits(at.getUTCDate()),
  ];
  const time = [digits(at.getUTCHours()), digits(at.getUTCMinutes()), digits(at.getUTCSeconds())];
  return `D:${day.join('')}${time.join('')}+00'00'`;
}

/** The same instant as XMP writes it, with the same offset: `2026-11-20T09:15:00+00:00`. */
export function xmpDate(at: Date): string {
  return `${at.toISOString().slice(0, 19)}+00:00`;
}

/** Reads a PDF date back as a UTC ISO instant; null when it is not one. A date without offset is taken as UTC. */
export function parsePdfDate(text: string): string | null {
  const parts =
    /^D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:Z|([+-])(\d{2})'?(\d{2})?'?)?/.exec(text);
  if (parts === null) return null;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00'] = parts;
  const [sign = '+', offsetHour = '00', offsetMinute = '00'] = parts.slice(7);
  const instant = Date.parse(
    `${year ?? ''}-${month}-${day}T${hour}:${minute}:${second}${sign}${offsetHour}:${offsetMinute}`,
  );
  return Number.isNaN(instant) ? null : new Date(instant).toISOString();
}
