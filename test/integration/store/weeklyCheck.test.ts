import { expect, test } from 'vitest';
import { isFullCheckDue } from '../../../electron/store/integrityCheck.ts';
import { openDatabase } from '../../../electron/store/openDatabase.ts';
import { testKey } from '../../support/archiveFixtures.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

test('a full check falls due a week after the last one, and opening then starts the next week', () => {
  const directory = temporaryFolder();
  const day = (number: number) => new Date(Date.UTC(2026, 10, number, 8));
  openDatabase(directory, testKey, day(1)).close();

  const early = openDatabase(directory, testKey, day(7));
  expect(isFullCheckDue(early, day(7))).toBe(false);
  expect(isFullCheckDue(early, day(8))).toBe(true);
  early.close();

  const checked = openDatabase(directory, testKey, day(8));
  expect(isFullCheckDue(checked, day(14))).toBe(false);
  expect(isFullCheckDue(checked, day(15))).toBe(true);
  checked.close();
});
