import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Archive } from '../../../electron/domain/ports/archive.ts';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import { openForWriting } from '../../../electron/store/databaseConnection.ts';
import { openArchive } from '../../../electron/store/openArchive.ts';
import {
  acceptance,
  attemptOf,
  publication,
  sealedDocument,
  signedBytes,
  testKey,
  valueOf,
} from '../../support/archiveFixtures.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const laterDay = { now: () => new Date('2026-11-23T08:00:00.000Z') };

function open(directory: string): Promise<Archive> {
  return openArchive({ host: nodeProcessHost, directory, key: testKey, clock: laterDay }).then(
    valueOf,
  );
}

/** Runs one statement on the closed database, guards of the trail removed as a forger would. */
function forge(directory: string, statement: string): void {
  const database = openForWriting(join(directory, 'archive.db'), testKey);
  for (const name of [
    'audit_trail_frozen',
    'audit_trail_kept',
    'audit_heads_frozen',
    'audit_heads_kept',
  ]) {
    database.exec(`DROP TRIGGER ${name}`);
  }
  database.pragma('foreign_keys = OFF');
  database.exec(statement);
  database.close();
}

/** An archive with one publication carried out, closed; the day after it is looked at. */
async function workedDay(): Promise<string> {
  const directory = temporaryFolder();
  const archive = await open(directory);
  const document = sealedDocument();
  const act = publication(document);
  const attempt = attemptOf(act);
  valueOf(await archive.saveDocument(document));
  valueOf(await archive.enqueueSigned(signedBytes(document), act));
  valueOf(await archive.beginAttempt(attempt));
  valueOf(await archive.endAttempt(acceptance(attempt)));
  await archive.close();
  // Opened on the day after, the day's head is signed.
  const next = await open(directory);
  expect(valueOf(await next.verifyAudit())).toMatchObject({
    rows: 4,
    signedDays: 1,
    journalEntries: 3,
    problems: [],
  });
  await next.close();
  return directory;
}

async function problemsOf(directory: string): Promise<readonly string[]> {
  const archive = await open(directory);
  const { problems } = valueOf(await archive.verifyAudit());
  await archive.close();
  return [...new Set(problems.map(({ kind }) => kind))].sort();
}

test.each([
  ['an edit', "UPDATE audit_trail SET outcome = 'refused' WHERE sequence = 4", ['row-changed']],
  ['a deletion', 'DELETE FROM audit_trail WHERE sequence = 2', ['only-in-journal', 'row-missing']],
  [
    'a reordering',
    'UPDATE audit_trail SET sequence = 9 WHERE sequence = 1; UPDATE audit_trail SET sequence = 1 WHERE sequence = 2; UPDATE audit_trail SET sequence = 2 WHERE sequence = 9',
    ['only-in-journal', 'row-changed'],
  ],
  ['a truncation', 'DELETE FROM audit_trail WHERE sequence = 4', ['head-without-row']],
  ['a forged head', "UPDATE audit_heads SET hash = 'x'", ['head-changed']],
])('%s of the trail is found', async (_name, statement, kinds) => {
  const directory = await workedDay();
  forge(directory, statement);
  expect(await problemsOf(directory)).toEqual(expect.arrayContaining(kinds));
});

test('the trail refuses to be changed while its guards stand', async () => {
  const directory = await workedDay();
  const database = openForWriting(join(directory, 'archive.db'), testKey);
  expect(() => database.exec("UPDATE audit_trail SET outcome = ''")).toThrow(/frozen/);
  expect(() => database.exec('DELETE FROM audit_trail')).toThrow(/kept/);
  database.close();
});

test('a line torn off the journal is written again, a damaged one is found, nothing in it is clear', async () => {
  const directory = await workedDay();
  const journal = join(directory, 'archive.journal');
  const whole = readFileSync(journal, 'latin1');
  expect(whole).not.toContain('accepted');
  writeFileSync(journal, whole.slice(0, -10));
  expect(await problemsOf(directory)).toEqual([]);
  const damaged = readFileSync(journal, 'latin1').split('\n');
  writeFileSync(journal, [damaged[0]?.replace(/^..../, 'AAAA'), ...damaged.slice(1)].join('\n'));
  expect(await problemsOf(directory)).toContain('journal-unreadable');
});

test('a clock set back is told and is no fault', async () => {
  const directory = await workedDay();
  const archive = await open(directory);
  valueOf(await archive.noteDeed('history-exported', null, '2026-11-20T08:00:00.000Z'));
  expect(valueOf(await archive.verifyAudit())).toMatchObject({ clockSetBack: [5], problems: [] });
  await archive.close();
});
