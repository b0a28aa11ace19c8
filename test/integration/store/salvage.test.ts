import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import { createArchiveCustody } from '../../../electron/store/createArchiveCustody.ts';
import { openArchive } from '../../../electron/store/openArchive.ts';
import {
  acceptance,
  attemptOf,
  codeOf,
  publication,
  sealedDocument,
  signedBytes,
  testKey,
  valueOf,
} from '../../support/archiveFixtures.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const host = nodeProcessHost;
const at = new Date('2026-11-27T10:00:00.000Z');
const page = 4096;

/** Publishes so many documents and answers their ids with their X-CART-ids. */
async function publish(directory: string, count: number): Promise<Map<string, string>> {
  const archive = valueOf(await openArchive({ host, directory, key: testKey }));
  const published = new Map<string, string>();
  for (let each = 0; each < count; each += 1) {
    const document = sealedDocument({ cda: new Uint8Array(9000).fill(each) });
    const act = publication(document);
    const attempt = attemptOf(act);
    const end = acceptance(attempt);
    valueOf(await archive.saveDocument(document));
    valueOf(await archive.enqueueSigned(signedBytes(document), act));
    valueOf(await archive.beginAttempt(attempt));
    valueOf(await archive.endAttempt(end));
    published.set(document.documentId, end.cartId ?? '');
  }
  await archive.close();
  return published;
}

function flip(file: string, pages: (index: number, count: number) => boolean): void {
  const bytes = readFileSync(file);
  const count = bytes.length / page;
  for (let index = 0; index < count; index += 1) {
    if (pages(index, count)) bytes[index * page + 100] = (bytes[index * page + 100] ?? 0) ^ 1;
  }
  writeFileSync(file, bytes);
}

test('a backup and the rows that still read make the archive whole again, and the damaged file stays', async () => {
  const directory = temporaryFolder();
  const file = join(directory, 'archive.db');
  const older = await publish(directory, 30);
  const newer = await publish(directory, 20);
  flip(file, (index, count) => index > 3 && index % 9 === 0 && index < count);
  const damaged = readFileSync(file);
  expect(
    codeOf(
      await openArchive({ host, directory, key: testKey }).then(async (opened) => {
        if (!opened.ok) return opened;
        const read = await opened.value.history({ limit: 1000 });
        const documents = await Promise.all(
          [...older.keys()].map((id) => opened.value.findDocument(id)),
        );
        await opened.value.close();
        return documents.find((each) => !each.ok) ?? read;
      }),
    ),
  ).toBe('archive/corrupt');
  const before = readFileSync(file);
  const report = valueOf(createArchiveCustody(directory, nodeProcessHost).salvage(testKey, at));
  expect(report.backup).toMatch(/^archive-/);
  expect(report.tables.map(({ table }) => table).slice(0, 3)).toEqual([
    'submissions',
    'attempts',
    'answers',
  ]);
  expect(readFileSync(join(directory, report.aside))).toEqual(before);
  expect(before.length).toBe(damaged.length);

  const archive = valueOf(await openArchive({ host, directory, key: testKey }));
  const lost = new Set(report.tables.flatMap((each) => each.lost));
  const orphans = new Set(report.orphans.map(({ key }) => key));
  const told = new Set(report.onlyInJournal.map(({ cartId }) => cartId));
  let whole = 0;
  for (const [documentId, cartId] of [...older, ...newer]) {
    const document = valueOf(await archive.findDocument(documentId));
    const [entry] = valueOf(await archive.history({ text: documentId }));
    const recorded = entry?.attempts[0]?.end?.cartId;
    if (document !== null && recorded === cartId) whole += 1;
    else expect([...lost, ...orphans, ...told]).not.toEqual([]);
  }
  // Everything the backup holds is back; of the rest only what lay on damaged pages is missing, and is told.
  expect(whole).toBeGreaterThanOrEqual(older.size);
  for (const documentId of older.keys()) {
    expect(valueOf(await archive.findDocument(documentId))?.cda).toHaveLength(9000);
  }
  await archive.close();
});

test('a first page that does not read leaves what the backup holds', async () => {
  const directory = temporaryFolder();
  const published = await publish(directory, 5);
  flip(join(directory, 'archive.db'), (index) => index === 0);
  const report = valueOf(createArchiveCustody(directory, nodeProcessHost).salvage(testKey, at));
  expect(report.tables.every(({ salvaged }) => salvaged === 0)).toBe(true);
  const archive = valueOf(await openArchive({ host, directory, key: testKey }));
  for (const [documentId, cartId] of published) {
    const [entry] = valueOf(await archive.history({ text: documentId }));
    expect(entry?.attempts[0]?.end?.cartId).toBe(cartId);
  }
  expect(valueOf(await archive.verifyAudit()).problems).toEqual([]);
  await archive.close();
});

test('with another key nothing is salvaged and nothing moves', async () => {
  const directory = temporaryFolder();
  await publish(directory, 1);
  const file = join(directory, 'archive.db');
  copyFileSync(file, `${file}.copy`);
  const salvaged = createArchiveCustody(directory, nodeProcessHost).salvage(
    new Uint8Array(32).fill(9),
    at,
  );
  expect(codeOf(salvaged)).toBe('archive/nothing-to-salvage');
  expect(readFileSync(file)).toEqual(readFileSync(`${file}.copy`));
});
