import { mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { archiveFiles } from '../../../electron/store/archiveFiles.ts';
import { copyElsewhere } from '../../../electron/store/copyElsewhere.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const name = 'archive-2026-11-27.db';
const noon = Date.UTC(2026, 10, 27, 12);

/** A folder with one backup, and a way to make it anew: same day, same size, other bytes. */
function practice() {
  const directory = join(temporaryFolder(), 'test');
  const stick = temporaryFolder();
  const files = archiveFiles(directory);
  mkdirSync(files.backups, { recursive: true });
  writeFileSync(files.keyCheck, 'check');
  return {
    backUp: (content: string, atMs: number): void => {
      writeFileSync(join(files.backups, name), content);
      utimesSync(join(files.backups, name), new Date(atMs), new Date(atMs));
    },
    carry: () => join(copyElsewhere(directory, stick, null), 'archive', 'test', 'backups', name),
  };
}

test('a backup made a second after another is carried, though it looks the same', () => {
  const { backUp, carry } = practice();
  backUp('before', noon);
  carry();
  backUp('after!', noon + 1000);
  expect(readFileSync(carry(), 'utf8')).toBe('after!');
});

test('a stick that keeps time to two seconds is given what changed, and not again what it has', () => {
  const { backUp, carry } = practice();
  backUp('before', noon);
  const copy = carry();
  utimesSync(copy, new Date(noon + 1500), new Date(noon + 1500));
  const { ino } = statSync(copy);
  expect(statSync(carry()).ino).toBe(ino);
  backUp('after!', noon + 1000);
  expect(readFileSync(carry(), 'utf8')).toBe('after!');
});
