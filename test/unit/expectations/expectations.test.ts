import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const table = readFileSync(join(root, 'test/e2e/expectations.md'), 'utf8');

/** How many expectations each part of the list has. */
const sizes = { a: 17, b: 15, c: 14, d: 9, e: 9 } as const;
const states = ['shown', 'partly', 'not yet'] as const;

const listed = Object.entries(sizes).flatMap(([part, size]) =>
  Array.from({ length: size }, (_, index) => `${part}${String(index + 1)}`),
);

/** A test by its file and a piece of its title. */
interface Named {
  readonly file: string;
  readonly piece: string;
}

interface Row {
  readonly id: string;
  readonly priority: string;
  readonly state: string;
  readonly tests: readonly Named[];
  readonly missing: string;
}

function readRow(line: string): Row {
  const [id = '', , priority = '', state = '', shownBy = '', missing = ''] = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
  const tests = [...shownBy.matchAll(/`([^`]+)` "([^"]+)"/g)].map(([, file = '', piece = '']) => ({
    file,
    piece,
  }));
  return { id, priority, state: state.replaceAll('`', ''), tests, missing };
}

const rows = table
  .split('\n')
  .filter((line) => /^\| *[a-z]\d+ *\|/.test(line))
  .map(readRow);

/** The titles of tests and groups in a file: the strings that come first before a function. */
function titlesOf(file: string): readonly string[] {
  const source = readFileSync(join(root, file), 'utf8');
  const first = /\(\s*(['"`])((?:(?!\1)[^\\\n])+)\1,\s*(?:\{[^}]*\},\s*)?(?:async\s*)?\(/g;
  return [...source.matchAll(first)].map(([, , title = '']) => title);
}

describe('what users expect', () => {
  it('has one row for every expectation of the list, and no other', () => {
    expect(rows.map(({ id }) => id)).toEqual(listed);
  });

  it.each(rows)('has priority and state for $id, and says what is missing', (row) => {
    expect(['M', 'S', 'C']).toContain(row.priority);
    expect(states).toContain(row.state);
    expect(row.missing === '').toBe(row.state === 'shown');
    expect(row.tests.length === 0).toBe(row.state === 'not yet');
  });

  it.each(rows.flatMap(({ id, tests }) => tests.map((each) => ({ id, ...each }))))(
    'shows $id by "$piece"',
    ({ file, piece }) => {
      expect(existsSync(join(root, file)), file).toBe(true);
      expect(
        titlesOf(file).some((title) => title.includes(piece)),
        file,
      ).toBe(true);
    },
  );

  it('can be counted', () => {
    const counts = states.map((state) => {
      const of = rows.filter((row) => row.state === state);
      const must = of.filter(({ priority }) => priority === 'M').length;
      return `${state}: ${String(of.length)} (${String(must)} M)`;
    });
    console.info(`expectations: ${counts.join(', ')}`);
    expect(rows).toHaveLength(listed.length);
  });
});
