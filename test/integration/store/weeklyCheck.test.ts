import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import { openForReading } from '../../../electron/store/databaseConnection.ts';
import { isFullCheckDue } from '../../../electron/store/integrityCheck.ts';
import { openArchive } from '../../../electron/store/openArchive.ts';
import type { AppErrorCode } from '../../../shared/errors/appError.ts';
import { codeOf, sealedDocument, testKey, valueOf } from '../../support/archiveFixtures.ts';
import { damageTable, leaveUncleanExit } from '../../support/damagedArchive.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const host = nodeProcessHost;
const day = (number: number) => new Date(Date.UTC(2026, 10, number, 8));

/** An archive opened and closed on a day, with what is done meanwhile; answers what its closing reported. */
async function onDay(
  directory: string,
  number: number,
  work: (archive: Awaited<ReturnType<typeof opened>>) => Promise<unknown> = () => Promise.resolve(),
): Promise<AppErrorCode | null> {
  let reported: AppErrorCode | null = null;
  const archive = await opened(directory, number, (code) => {
    reported = code;
  });
  await work(archive);
  await archive.close();
  return reported;
}

async function opened(directory: string, number: number, report: (code: AppErrorCode) => void) {
  const onBackupFailure = ({ code }: { readonly code: AppErrorCode }) => {
    report(code);
  };
  const clock = { now: () => day(number) };
  return valueOf(await openArchive({ host, directory, key: testKey, clock, onBackupFailure }));
}

/** An archive made on the first day that holds some documents. */
async function madeOnTheFirst(): Promise<string> {
  const directory = temporaryFolder();
  const closing = await onDay(directory, 1, async (archive) => {
    for (let count = 0; count < 4; count += 1) {
      const cda = new Uint8Array(9_000).fill(count);
      valueOf(await archive.saveDocument(sealedDocument({ cda })));
    }
  });
  expect(closing).toBeNull();
  return directory;
}

function isDue(directory: string, number: number): boolean {
  const database = openForReading(join(directory, 'archive.db'), testKey);
  try {
    return isFullCheckDue(database, day(number));
  } finally {
    database.close();
  }
}

async function refusedOn(directory: string, number: number): Promise<string> {
  const clock = { now: () => day(number) };
  return codeOf(await openArchive({ host, directory, key: testKey, clock }));
}

test('a full check falls due a week after the last one, and the verification of a backup makes it', async () => {
  const directory = await madeOnTheFirst();
  expect(await onDay(directory, 7)).toBeNull();
  expect(isDue(directory, 7)).toBe(false);
  expect(isDue(directory, 8)).toBe(true);
  await onDay(directory, 9, async (archive) => {
    expect(await archive.isCheckOwed()).toBe(true);
    valueOf(await archive.backUp());
    expect(await archive.isCheckOwed()).toBe(false);
  });
  expect(isDue(directory, 15)).toBe(false);
  expect(isDue(directory, 16)).toBe(true);
});

test('damage among the documents lets the archive open, is found by the check and told at the next opening', async () => {
  const directory = await madeOnTheFirst();
  expect(damageTable(directory, testKey, 'documents', 1)).toBeGreaterThan(0);
  await onDay(directory, 9, async (archive) => {
    expect(codeOf(await archive.backUp())).toBe('archive/backup-unsound');
  });
  expect(await refusedOn(directory, 9)).toBe('archive/corrupt');
});

test('after an unclean exit a check of the whole file is owed', async () => {
  const directory = await madeOnTheFirst();
  await onDay(directory, 2, async (archive) => {
    expect(await archive.isCheckOwed()).toBe(false);
  });
  leaveUncleanExit(directory);
  await onDay(directory, 2, async (archive) => {
    expect(await archive.isCheckOwed()).toBe(true);
    valueOf(await archive.backUp());
    expect(await archive.isCheckOwed()).toBe(false);
  });
});

test('after an unclean exit damage in the list of patients is found before the archive opens', async () => {
  const directory = await madeOnTheFirst();
  expect(damageTable(directory, testKey, 'patients', 1)).toBeGreaterThan(0);
  leaveUncleanExit(directory);
  expect(await refusedOn(directory, 2)).toBe('archive/corrupt');
});
