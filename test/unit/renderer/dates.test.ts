import { describe, expect, it } from 'vitest';
import { ageInYears, formatDate, formatTime, startOfDay } from '../../../renderer/i18n/it/dates.ts';

describe('dates in the window', () => {
  it('shows winter and summer instants in Italian time', () => {
    expect(formatDate('2026-11-22T23:30:00Z')).toBe('23/11/2026');
    expect(formatTime('2026-11-22T23:30:00Z')).toBe('00:30');
    expect(formatTime('2026-07-01T10:05:00Z')).toBe('12:05');
  });

  it('begins a day at Italian midnight, also on the days on which the clocks change', () => {
    const cases = [
      ['2026-11-22T23:30:15.250Z', '2026-11-22T23:00:00.000Z'],
      ['2026-07-01T10:05:00Z', '2026-06-30T22:00:00.000Z'],
      // Put back at 3:00 in summer time, put forward at 2:00 in winter time; before and after, and at midnight itself.
      ['2026-10-24T23:30:00Z', '2026-10-24T22:00:00.000Z'],
      ['2026-10-25T11:00:00Z', '2026-10-24T22:00:00.000Z'],
      ['2026-10-25T22:59:59.999Z', '2026-10-24T22:00:00.000Z'],
      ['2026-03-29T00:30:00Z', '2026-03-28T23:00:00.000Z'],
      ['2026-03-29T10:00:00Z', '2026-03-28T23:00:00.000Z'],
      ['2026-03-28T23:00:00Z', '2026-03-28T23:00:00.000Z'],
    ] as const;
    for (const [now, start] of cases) expect(startOfDay(new Date(now)), now).toBe(start);
  });

  it('counts a year from Italian midnight of the birthday', () => {
    expect(ageInYears('1931-08-04', new Date('2026-08-03T22:30:00Z'))).toBe(95);
    expect(ageInYears('1931-08-04', new Date('2026-08-03T21:30:00Z'))).toBe(94);
    expect(ageInYears('1931', new Date('2026-01-01T12:00:00Z'))).toBe(95);
  });
});
