import { describe, expect, it } from 'vitest';
import { formatDate, formatTime } from '../../../renderer/i18n/it/dates.ts';

describe('dates in the window', () => {
  it('shows winter and summer instants in Italian time', () => {
    expect(formatDate('2026-11-22T23:30:00Z')).toBe('23/11/2026');
    expect(formatTime('2026-11-22T23:30:00Z')).toBe('00:30');
    expect(formatTime('2026-07-01T10:05:00Z')).toBe('12:05');
  });
});
