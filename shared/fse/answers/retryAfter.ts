const MAX_SECONDS = 86_400;
/** A number this large is an instant, not a duration. */
const EPOCH_THRESHOLD = 1_000_000_000;

function bounded(seconds: number): number | null {
  return Number.isFinite(seconds) && seconds >= 0
    ? Math.min(Math.ceil(seconds), MAX_SECONDS)
    : null;
}

function secondsUntil(epochMs: number, headers: Readonly<Record<string, string>>): number | null {
  const serverNow = Date.parse(headers['date'] ?? '');
  return Number.isNaN(serverNow) ? null : bounded((epochMs - serverNow) / 1000);
}

function fromNumber(text: string, headers: Readonly<Record<string, string>>): number | null {
  const value = Number(text);
  return value >= EPOCH_THRESHOLD ? secondsUntil(value * 1000, headers) : bounded(value);
}

/**
 * How many seconds the other side asks to wait, at most a day; null when it does not say. `Retry-After` first
 * (RFC 9110 §10.2.3; a date is measured against the server's own `Date`), then the quota reset headers of GovWay.
 * Header names in lower case.
 */
export function retryAfterSeconds(headers: Readonly<Record<string, string>>): number | null {
  const direct = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,12}$/.test(direct)) return fromNumber(direct, headers);
  const date = Date.parse(direct);
  if (direct !== '' && !Number.isNaN(date)) return secondsUntil(date, headers);
  const reset = Object.entries(headers).find(([name]) => /ratelimit-(?:.*-)?reset$/.test(name));
  const value = reset?.[1].trim() ?? '';
  return /^\d{1,12}$/.test(value) ? fromNumber(value, headers) : null;
}
