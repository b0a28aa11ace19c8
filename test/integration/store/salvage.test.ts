import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { salvageLines } from '../../../shared/archive/salvageKinds.ts';
import type { SalvageProgress } from '../../../shared/archive/salvageReport.ts';
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
import { damageTable } from '../../support/damagedArchive.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const host = nodeProcessHost;
const at = new Date('2026-11-27T10:00:00.000Z');
const page = 4096;

function salvage(directory: string, key: Uint8Array, steps: SalvageProgress[] = []) {
  const onDefect = (defect: unknown): never => {
    throw new Error(JSON.stringify(defect));
  };
  return createArchiveCustody(directory, host, onDefect).salvage(key, at, (step) => {
    steps.push(step);
  });
}

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
  const report = valueOf(await salvage(directory, testKey));
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
  const report = valueOf(await salvage(directory, testKey));
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
  const salvaged = await salvage(directory, new Uint8Array(32).fill(9));
  expect(codeOf(salvaged)).toBe('archive/nothing-to-salvage');
  expect(readFileSync(file)).toEqual(readFileSync(`${file}.copy`));
});

test('what is left out on purpose is named, and every step is told before it is taken', async () => {
  const directory = temporaryFolder();
  const archive = valueOf(await openArchive({ host, directory, key: testKey }));
  for (const origin of ['file', 'starter'] as const) {
    const system = `2.16.840.1.${origin === 'file' ? '1' : '2'}`;
    const header = { system, name: `Elenco ${origin}`, version: null, publishedOn: null, origin };
    const edition = valueOf(await archive.beginCatalogue(header, at.toISOString()));
    valueOf(await archive.publishCatalogue(edition));
    valueOf(await archive.recordConceptUse(system, 'A', at.toISOString()));
  }
  await archive.close();
  const steps: SalvageProgress[] = [];
  const report = valueOf(await salvage(directory, testKey, steps));
  // The list the program brings along comes back at the next opening.
  expect(report.leftOut).toEqual({ catalogues: ['Elenco file'], conceptUses: 2 });
  expect(steps.map(({ done }) => done)).toEqual([...steps.keys()]);
  expect(steps.at(-1)).toMatchObject({ doing: 'check', of: steps.length });
  const told = salvageLines(report).join('\n');
  expect(told).toContain('da importare di nuovo: Elenco file.');
  expect(told).toContain('voci più usate (2) riparte da capo');
});

test('damage seen while working makes the next opening say so', async () => {
  const directory = temporaryFolder();
  const published = await publish(directory, 30);
  expect(damageTable(directory, testKey, 'documents', 2)).toBeGreaterThan(1);
  const archive = valueOf(await openArchive({ host, directory, key: testKey }));
  const read = await Promise.all([...published.keys()].map((id) => archive.findDocument(id)));
  expect(read.some((each) => !each.ok)).toBe(true);
  await archive.close();
  expect(codeOf(await openArchive({ host, directory, key: testKey }))).toBe('archive/corrupt');
});

test('a file that lost its end gives what is before it, without any backup', async () => {
  const directory = temporaryFolder();
  const published = await publish(directory, 40);
  rmSync(join(directory, 'backups'), { recursive: true });
  const file = join(directory, 'archive.db');
  truncateSync(file, readFileSync(file).length - 30 * page - 1000);
  expect(codeOf(await openArchive({ host, directory, key: testKey }))).toBe('archive/truncated');
  const report = valueOf(await salvage(directory, testKey));
  const documents = report.tables.find(({ table }) => table === 'documents');
  expect(documents?.salvaged).toBeGreaterThan(published.size / 4);
  expect(documents?.salvaged).toBeLessThan(published.size);
  const archive = valueOf(await openArchive({ host, directory, key: testKey }));
  const found = await Promise.all([...published.keys()].map((id) => archive.findDocument(id)));
  const whole = found.filter((each) => valueOf(each) !== null).length;
  // A document that is not there is told by its key, by an act left without it, or by the journal.
  const told = new Set(report.onlyInJournal.map(({ documentId }) => documentId)).size;
  const lost = (documents?.lost.length ?? 0) + report.orphans.length;
  expect(whole).toBe(documents?.salvaged);
  expect(lost + told).toBeGreaterThanOrEqual(published.size - whole);
  await archive.close();
});
