import { describe, expect, it } from 'vitest';
import { findingGroups } from '../../../renderer/features/review/findingGroups.ts';
import { ageInYears, startOfDay } from '../../../renderer/i18n/it/dates.ts';

const finding = {
  rule: 'ERRORE-1',
  layer: 'schematron',
  severity: 'error',
  audience: 'developer',
  path: '/ClinicalDocument',
  line: 1,
  field: null,
  place: '',
  it: 'Manca la data.',
  detail: 'test',
} as const;

describe('findings told once', () => {
  it('gathers those that say the same and keeps warnings apart', () => {
    const again = { ...finding, line: 9, audience: 'doctor' as const };
    const warning = { ...finding, severity: 'warning' as const };
    const groups = findingGroups([finding, { ...finding, it: 'Altro.' }, again, warning], 'error');
    expect(groups.map(({ said, findings }) => [said, findings.length])).toEqual([
      ['Manca la data.', 2],
      ['Altro.', 1],
    ]);
    expect(groups[0]?.audience).toBe('doctor');
  });
});

describe('Italian days', () => {
  it.each([
    ['2026-11-22T22:59:59.500Z', '2026-11-21T23:00:00.000Z'],
    ['2026-11-22T23:00:00.000Z', '2026-11-22T23:00:00.000Z'],
    ['2026-07-01T10:00:00.000Z', '2026-06-30T22:00:00.000Z'],
  ])('begin at Italian midnight: %s', (now, start) => {
    expect(startOfDay(new Date(now))).toBe(start);
  });

  it('counts a year only from the birthday', () => {
    expect(ageInYears('1931-08-04', new Date('2026-08-03T12:00:00Z'))).toBe(94);
    expect(ageInYears('1931-08-04', new Date('2026-08-04T12:00:00Z'))).toBe(95);
  });
});
