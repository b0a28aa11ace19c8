import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lastWholeLine } from '../../../electron/store/audit/lastLine.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const long = 'l'.repeat(100_000);

test.each([
  ['no file', null, null, null],
  ['an empty file', '', null, ''],
  ['only a torn line', 'torn', null, ''],
  ['one line', 'one\n', 'one', 'one\n'],
  ['a torn line after others', 'one\ntwo\nto', 'two', 'one\ntwo\n'],
  ['a line longer than what is read at first', `one\n${long}\n`, long, `one\n${long}\n`],
  ['a long line torn off', `one\n${long}`, 'one', 'one\n'],
  ['many lines', `${'each\n'.repeat(40_000)}last\n`, 'last', `${'each\n'.repeat(40_000)}last\n`],
])('the last whole line of %s', (_name, content, line, left) => {
  const file = join(temporaryFolder(), 'journal');
  if (content !== null) writeFileSync(file, content);
  expect(lastWholeLine(file)).toBe(line);
  if (left !== null) expect(readFileSync(file, 'utf8')).toBe(left);
});
