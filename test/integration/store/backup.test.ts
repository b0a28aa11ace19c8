import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import { listBackups, newestBackupAt, restoreBackup } from '../../../electron/store/backup.ts';
import { openArchive } from '../../../electron/store/openArchive.ts';
import { codeOf, sealedDocument, testKey, valueOf } from '../../support/archiveFixtures.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const host = nodeProcessHost;
const onDay = (day: number) => ({ now: () => new Date(Date.UTC(2026, 10, day, 18)) });

test('the first clean close of a day leaves a backup; the drill restores it beside the damaged file', async () => {
  const directory = temporaryFolder();
  const kept = sealedDocument();
  const first = valueOf(await openArchive({ host, directory, key: testKey, clock: onDay(20) }));
  valueOf(await first.saveDocument(kept));
  await first.close();
  const later = sealedDocument();
  const second = valueOf(await openArchive({ host, directory, key: testKey, clock: onDay(20) }));
  valueOf(await second.saveDocument(later));
  await second.close();
  expect(listBackups(directory)).toEqual(['archive-2026-11-20.db']);

  const file = join(directory, 'archive.db');
  const damaged = readFileSync(file);
  damaged[3000] = (damaged[3000] ?? 0) ^ 1;
  writeFileSync(file, damaged);
  const refused = await openArchive({ host, directory, key: testKey, clock: onDay(21) });
  expect(codeOf(refused)).toBe('archive/corrupt');

  valueOf(restoreBackup(directory, 'archive-2026-11-20.db', testKey, onDay(21).now()));
  const aside = readdirSync(directory).filter((name) => name.includes('.aside-'));
  expect(aside).toEqual(['archive.db.aside-2026-11-21T18-00-00-000Z']);
  expect(readFileSync(join(directory, aside[0] ?? ''))).toEqual(damaged);

  const restored = valueOf(await openArchive({ host, directory, key: testKey, clock: onDay(21) }));
  expect(valueOf(await restored.findDocument(kept.documentId))?.cda).toEqual(kept.cda);
  expect(valueOf(await restored.findDocument(later.documentId))).toBeNull();
  await restored.close();
  expect(listBackups(directory)).toEqual(['archive-2026-11-21.db', 'archive-2026-11-20.db']);
});

test('a backup that is damaged is not put in the place of anything', async () => {
  const directory = temporaryFolder();
  const archive = valueOf(await openArchive({ host, directory, key: testKey, clock: onDay(20) }));
  await archive.close();
  const backup = join(directory, 'backups', 'archive-2026-11-20.db');
  const bytes = readFileSync(backup);
  bytes[5000] = (bytes[5000] ?? 0) ^ 1;
  writeFileSync(backup, bytes);
  const before = readFileSync(join(directory, 'archive.db'));
  expect(codeOf(restoreBackup(directory, 'archive-2026-11-20.db', testKey, onDay(21).now()))).toBe(
    'archive/corrupt',
  );
  expect(readFileSync(join(directory, 'archive.db'))).toEqual(before);
});

test('a backup of the day that is hours old is made anew at closing', async () => {
  const directory = temporaryFolder();
  const atHour = (hour: number) => ({ now: () => new Date(Date.UTC(2026, 10, 20, hour)) });
  const closedAt = async (hour: number): Promise<string> => {
    const document = sealedDocument();
    const clock = atHour(hour);
    const archive = valueOf(await openArchive({ host, directory, key: testKey, clock }));
    valueOf(await archive.saveDocument(document));
    await archive.close();
    return document.documentId;
  };
  const ids = [await closedAt(9), await closedAt(12), await closedAt(17)];
  expect(newestBackupAt(directory)).toBe('2026-11-20T17:00:00.000Z');
  valueOf(restoreBackup(directory, 'archive-2026-11-20.db', testKey, onDay(21).now()));
  const restored = valueOf(await openArchive({ host, directory, key: testKey, clock: atHour(18) }));
  for (const id of ids) expect(valueOf(await restored.findDocument(id))).not.toBeNull();
  await restored.close();
});

test('the backups of days come first, the newest before the others, whatever was made before a migration', () => {
  const directory = temporaryFolder();
  mkdirSync(join(directory, 'backups'));
  const names = ['archive-2026-11-19.db', 'archive-of-schema-9.db', 'archive-2026-11-20.db'];
  for (const name of [...names, 'archive-2026-11-21.db.new', 'archive.key.json']) {
    writeFileSync(join(directory, 'backups', name), '');
  }
  expect(listBackups(directory)).toEqual([
    'archive-2026-11-20.db',
    'archive-2026-11-19.db',
    'archive-of-schema-9.db',
  ]);
});
