import { describe, expect, it } from 'vitest';
import { checksNotMade } from '../../gateway/checks/checksNotMade.ts';
import { dispatcher, implementedChecks, type Phase } from '../../gateway/checks/sequences.ts';

function idsOf(phases: readonly Phase[]): readonly string[] {
  return phases.flatMap(({ checks }) => checks.map(({ id }) => id));
}

function numbered(letter: string, count: number): readonly string[] {
  return Array.from(
    { length: count },
    (_, index) => `${letter}-${String(index + 1).padStart(2, '0')}`,
  );
}

function run(first: number, last: number): readonly string[] {
  return numbered('C', last).slice(first - 1);
}

describe('the checks of the simulator', () => {
  it('are those of the specification but for the ones left out with a reason', () => {
    const specified = [...numbered('F', 23), ...numbered('C', 67), ...numbered('S', 4)];
    const accounted = [...implementedChecks, ...checksNotMade.keys()];
    expect(accounted.toSorted()).toEqual(specified.toSorted());
    console.log(
      `checks made / specified: ${String(implementedChecks.length)} / ${String(specified.length)}`,
    );
  });

  it('are made in the documented order on create', () => {
    const expected = [...run(1, 28), ...run(30, 57), 'C-59'];
    expect(idsOf(dispatcher.C)).toEqual(expected);
  });

  it('are made in the documented order on both replaces', () => {
    const contextual = idsOf(dispatcher.C).filter((id) => id !== 'C-21' && id !== 'C-59');
    expect(idsOf(dispatcher.R2)).toEqual([...contextual, 'C-58', 'C-59']);
    const plain = ['C-01', 'C-02', 'C-03', 'C-29', ...contextual.slice(3)];
    const unmade = [...run(46, 53)];
    expect(idsOf(dispatcher.R)).toEqual([
      ...plain.filter((id) => !unmade.includes(id)),
      ...['C-58', 'C-59'],
    ]);
  });

  it('are made in the documented order on update metadata and delete', () => {
    expect(idsOf(dispatcher.U)).toEqual([
      'C-20',
      ...run(4, 19),
      'C-46',
      ...['C-60', 'C-61', 'C-62', 'C-63', 'C-63'],
      'C-29',
      ...['C-64', 'C-65', 'C-66'],
    ]);
    expect(idsOf(dispatcher.D)).toEqual([...run(4, 18), 'C-64', 'C-67', 'C-66']);
  });
});
