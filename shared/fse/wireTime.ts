const WIRE_TIME = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/;

/** Whether a text is an existing instant written `yyyyMMddHHmmss`; the server would let month 13 roll over. */
export function isWireTime(text: string): boolean {
  const match = WIRE_TIME.exec(text);
  if (match === null) return false;
  const [, year, month, day, hour, minute, second] = match;
  const iso = `${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}`;
  const instant = new Date(`${iso}.000Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso);
}

/** An instant as `yyyyMMddHHmmss` on the clocks of Italy, the local time the field asks for (gateway.md §7). */
export function wireTime(at: Date): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Rome',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const value = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return ['year', 'month', 'day', 'hour', 'minute', 'second'].map(value).join('');
}
