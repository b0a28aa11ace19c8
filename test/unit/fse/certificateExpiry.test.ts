import { expect, it } from 'vitest';
import { expiryNotice } from '../../../shared/fse/certificateExpiry.ts';

const notAfter = '2027-01-31T12:00:00.000Z';
const daysBefore = (days: number): Date => new Date(Date.parse(notAfter) - days * 86_400_000);

it.each([
  [61, { kind: 'valid', daysLeft: 61 }],
  [60, { kind: 'expiring', daysLeft: 60, step: 60 }],
  [31, { kind: 'expiring', daysLeft: 31, step: 60 }],
  [30, { kind: 'expiring', daysLeft: 30, step: 30 }],
  [14, { kind: 'expiring', daysLeft: 14, step: 14 }],
  [8, { kind: 'expiring', daysLeft: 8, step: 14 }],
  [7, { kind: 'expiring', daysLeft: 7, step: 7 }],
  [3, { kind: 'expiring', daysLeft: 3, step: 3 }],
  [1, { kind: 'expiring', daysLeft: 1, step: 1 }],
  [0, { kind: 'expiring', daysLeft: 1, step: 1 }],
  [-0.5, { kind: 'expired', daysAgo: 0 }],
  [-10, { kind: 'expired', daysAgo: 10 }],
] as const)('%d days before the end', (days, notice) => {
  expect(expiryNotice(notAfter, daysBefore(days))).toEqual(notice);
});
