import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseSchema, isMoment, periodSchema } from '../../../shared/pss/values/moment.ts';
import { isPlainText, toPlainText } from '../../../shared/pss/values/text.ts';

describe('values of the model', () => {
  it.each(['2015', '2015-03', '2015-03-01', '2015-03-01T10:30', '2024-02-29T10:30:59+01:00'])(
    'takes %s as a moment',
    (text) => {
      expect(isMoment(text)).toBe(true);
    },
  );

  it.each(['', '15', '2015-13', '2015-02-29', '2015-03-01T24:00', '2015-03T10:30', '20150301'])(
    'refuses %j as a moment',
    (text) => {
      expect(isMoment(text)).toBe(false);
    },
  );

  it('admits an end only for what is over, and not before the beginning', () => {
    const since = '2020-01-02';
    expect(courseSchema.safeParse({ state: 'active', since: null }).success).toBe(true);
    expect(courseSchema.safeParse({ state: 'completed', since }).success).toBe(false);
    expect(courseSchema.safeParse({ state: 'completed', since, until: since }).success).toBe(true);
    const early = { state: 'aborted', since, until: '2020-01-01' };
    expect(courseSchema.safeParse(early).success).toBe(false);
    expect(courseSchema.safeParse({ state: 'cancelled', since }).success).toBe(false);
    expect(periodSchema.safeParse({ from: since, to: '2019' }).success).toBe(false);
  });

  it('brings any text to a form a document can carry', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = toPlainText(text);
        expect(plain === '' || isPlainText(plain)).toBe(true);
        expect(toPlainText(plain)).toBe(plain);
      }),
    );
  });
});
