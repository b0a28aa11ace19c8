import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateToHl7Time,
  hl7TimeToDate,
  hl7TimeToIso,
  isoToHl7Time,
} from '../../../shared/cda/hl7Time.ts';

describe('HL7 times', () => {
  it.each([
    ['20261120101500+0100', '2026-11-20T09:15:00.000Z'],
    ['20260720101500+0200', '2026-07-20T08:15:00.000Z'],
    ['20260720101500', '2026-07-20T08:15:00.000Z'],
    ['20260120', '2026-01-19T23:00:00.000Z'],
    ['20260120101500.123-0500', '2026-01-20T15:15:00.000Z'],
    // 02:30 exists twice on the night the clocks go back: the first one is meant.
    ['20261025023000', '2026-10-25T00:30:00.000Z'],
    ['2015', '2014-12-31T23:00:00.000Z'],
  ])('reads %s as the instant %s', (text, iso) => {
    expect(hl7TimeToIso(text)).toBe(iso);
  });

  it.each(['', '2026-11-20', '20261301', '20260230', '2026112025', 'abcd', '20261120+01'])(
    'refuses %j',
    (text) => {
      expect(hl7TimeToIso(text)).toBeNull();
      expect(hl7TimeToDate(text)).toBeNull();
    },
  );

  it('keeps a date at the precision and in the zone it was written', () => {
    expect(hl7TimeToDate('19310804')).toBe('1931-08-04');
    expect(hl7TimeToDate('193108')).toBe('1931-08');
    expect(hl7TimeToDate('1931')).toBe('1931');
    expect(hl7TimeToDate('19310804000000-0500')).toBe('1931-08-04');
    expect(dateToHl7Time('1931-08-04')).toBe('19310804');
  });

  it('writes an instant with the Italian offset of its own day', () => {
    expect(isoToHl7Time('2026-11-20T09:15:00.999Z')).toBe('20261120101500+0100');
    expect(isoToHl7Time('2026-07-20T10:15:00+02:00')).toBe('20260720101500+0200');
    expect(isoToHl7Time('2026-07-20')).toBeNull();
    expect(isoToHl7Time('2026-07-20T10:15:00')).toBeNull();
  });

  it('gives back every instant it writes', () => {
    const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(
      fc.property(seconds, (second) => {
        const iso = new Date(second * 1000).toISOString();
        expect(hl7TimeToIso(isoToHl7Time(iso) ?? '')).toBe(iso);
      }),
    );
  });
});
