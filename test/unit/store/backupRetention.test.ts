import { expect, test } from 'vitest';
import { backupName, expendableBackups } from '../../../electron/store/backupRetention.ts';

test('a year of daily closes leaves seven days and the newest of four older weeks', () => {
  let kept: string[] = [];
  for (let day = 0; day < 365; day += 1) {
    kept.push(backupName(new Date(Date.UTC(2026, 0, 1 + day, 18))));
    const gone = new Set(expendableBackups(kept));
    kept = kept.filter((name) => !gone.has(name));
  }
  // 31 December 2026 is a Thursday. The weeks' copies are those that were the newest when their week left the seven.
  expect(kept).toHaveLength(11);
  expect(kept.slice(-7)).toEqual(
    [25, 26, 27, 28, 29, 30, 31].map((day) => `archive-2026-12-${String(day)}.db`),
  );
  const weeks = kept.slice(0, 4).map((name) => Date.parse(name.slice(8, 18)));
  expect(
    weeks.every((time, index) => index === 0 || time - (weeks[index - 1] ?? 0) <= 14 * 86_400_000),
  ).toBe(true);
});

test('files that are not a backup of a day are never let go', () => {
  const others = ['archive-of-schema-1.db', 'notes.txt', 'archive-2026-01-01.db.new'];
  const days = Array.from({ length: 60 }, (_, day) =>
    backupName(new Date(Date.UTC(2026, 0, 1 + day))),
  );
  const expendable = expendableBackups([...others, ...days]);
  expect(expendable.filter((name) => others.includes(name))).toEqual([]);
  expect(expendable).toHaveLength(60 - 11);
});
