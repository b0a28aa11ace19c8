import { describe, expect, it } from 'vitest';
import { errorText } from '../../../../shared/errors/appError.ts';
import { classifyAnswer } from '../../../../shared/fse/answers/classifyAnswer.ts';
import { fieldFailures } from './fieldFailures.ts';

/** How many rows field-failures.md has in each of its families. */
const rowsPerFamily = {
  ...{ CH: 12, CP: 10, JH: 7, CL: 20, PD: 12, SG: 14, SY: 9, PS: 12 },
  ...{ VC: 10, RB: 12, VB: 3, RD: 12, ST: 8, AC: 10, TO: 11 },
};

const recognisable = fieldFailures.flatMap((failure) =>
  'sample' in failure ? failure.rows.split(' ').map((row) => [row, failure.sample] as const) : [],
);
const unrecognisable = fieldFailures.flatMap((failure) =>
  'unrecognisable' in failure ? failure.rows.split(' ') : [],
);

describe('the failures producers met in the field', () => {
  it('are all accounted for, each once', () => {
    const expected = Object.entries(rowsPerFamily).flatMap(([family, count]) =>
      Array.from({ length: count }, (_, at) => `${family}-${String(at + 1).padStart(2, '0')}`),
    );
    const accounted = [...recognisable.map(([row]) => row), ...unrecognisable];
    expect(accounted.toSorted()).toEqual(expected.toSorted());
  });

  it.each(recognisable)(
    '%s is understood, with class and text',
    (_row, { answer, ...expected }) => {
      const { error, action, state } = classifyAnswer(answer);
      expect({ code: error?.code, action, state }).toEqual({
        code: expected.code,
        action: expected.action,
        state: expected.state,
      });
      if (error === null) throw new Error('a failure has an error');
      const { happened, meaning, next } = errorText(error);
      for (const part of [happened, meaning, next]) expect(part.length).toBeGreaterThan(10);
    },
  );

  it('are counted', () => {
    const byClass = Object.groupBy(recognisable, ([, { action }]) => action);
    const counts = Object.entries(byClass).map(([name, rows]) => `${name} ${String(rows.length)}`);
    console.log(
      `field failures classified / machine-readable: ${String(recognisable.length)} / ${String(recognisable.length)}` +
        ` (${counts.join(', ')}); without an answer of their own: ${String(unrecognisable.length)}`,
    );
    expect(recognisable.length + unrecognisable.length).toBe(162);
  });
});
