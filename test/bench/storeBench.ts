import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Archive, HistoryQuery } from '../../electron/domain/ports/archive.ts';
import { nodeProcessHost } from '../../electron/process/nodeProcessHost.ts';
import { archiveTables } from '../../electron/store/archiveTables.ts';
import { storeDocument, storeSigned } from '../../electron/store/documentOperations.ts';
import { openArchive } from '../../electron/store/openArchive.ts';
import { openDatabase } from '../../electron/store/openDatabase.ts';
import {
  storeAnswer,
  storeAttempt,
  storeSubmission,
} from '../../electron/store/queueOperations.ts';
import type { Result } from '../../shared/errors/result.ts';
import {
  acceptance,
  attemptOf,
  publication,
  sealedDocument,
  signedBytes,
  testKey,
} from '../support/archiveFixtures.ts';

/** One line of the benchmark table: the times of single runs, in milliseconds. */
export interface StoreBenchRow {
  readonly name: string;
  readonly samplesMs: readonly number[];
}

const families = [
  'Rossi',
  'Bianchi',
  'Esposito',
  'Ferrari',
  'Russo',
  'Romano',
  'Gallo',
  'Conti',
  'Fontana',
  'Montàgna',
];
const givens = ['Maria', 'Anna', 'Niccolò', 'Giovanni', 'Lucia', 'Alessandro', 'Chiara', 'Marco'];

/** Durable operations through the store process, as the use cases call them. */
export async function benchStoreWrites(runs = 100): Promise<StoreBenchRow[]> {
  return withFolder(async (directory) => {
    const archive = await open(directory);
    const documents = Array.from({ length: runs }, () =>
      sealedDocument({ cda: randomBytes(60_000) }),
    );
    const signed = documents.map((document) => ({
      document,
      submission: publication(document),
      signed: signedBytes(document, randomBytes(200_000).toString('latin1')),
    }));
    const attempts = signed.map(({ submission }) => attemptOf(submission));
    const rows = [
      await row('archive: durable commit of a document (60 kB)', documents, (document) =>
        archive.saveDocument(document),
      ),
      await row('archive: enqueue of signed bytes (300 kB)', signed, (each) =>
        archive.enqueueSigned(each.signed, each.submission),
      ),
      await row('archive: attempt before the first byte', attempts, (attempt) =>
        archive.beginAttempt(attempt),
      ),
      await row('archive: answer with its state', attempts, (attempt) =>
        archive.endAttempt(acceptance(attempt)),
      ),
    ];
    await archive.close();
    return rows;
  });
}

/** First page of the history and start-up, on an archive with that many attempts. */
export async function benchHistory(attempts: number, runs = 100): Promise<StoreBenchRow[]> {
  return withFolder(async (directory) => {
    const cartId = fill(directory, attempts);
    const label = `${attempts.toLocaleString('en')} attempts`;
    const startUps: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      const start = performance.now();
      const archive = await open(directory);
      startUps.push(performance.now() - start);
      await archive.close();
    }
    const archive = await open(directory);
    const queries: readonly (readonly [string, HistoryQuery])[] = [
      ['newest', {}],
      ['one letter', { text: 'r' }],
      ['name prefix', { text: 'mont' }],
      ['two words', { text: 'ross nicc' }],
      ['X-CART-id', { text: cartId }],
      [
        'state and dates',
        { state: 'accepted', from: '2026-03-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z' },
      ],
    ];
    const rows: StoreBenchRow[] = [{ name: `archive: start-up, ${label}`, samplesMs: startUps }];
    for (const [name, query] of queries) {
      const repeated = Array.from({ length: runs }, () => query);
      rows.push(
        await row(`history: first page, ${name}, ${label}`, repeated, (each) =>
          archive.history({ ...each, limit: 50 }),
        ),
      );
    }
    await archive.close();
    return rows;
  });
}

/** Fills an archive through the store's own operations, in few transactions; answers one X-CART-id in it. */
function fill(directory: string, attempts: number): string {
  const database = openDatabase(directory, testKey, new Date());
  const tables = archiveTables(database);
  const perTransaction = 1000;
  let cartId = '';
  for (let done = 0; done < attempts; done += perTransaction) {
    database
      .transaction(() => {
        for (let index = done; index < Math.min(attempts, done + perTransaction); index += 1) {
          cartId = storeOne(index);
        }
      })
      .immediate();
  }
  database.close();
  return cartId;

  function storeOne(index: number): string {
    const family = families[index % families.length] ?? '';
    const given = givens[Math.floor(index / families.length) % givens.length] ?? '';
    const day = new Date(Date.UTC(2026, 0, 1) + (index % 365) * 86_400_000).toISOString();
    const document = sealedDocument({
      documentId: `2.16.840.1.113883.2.9.2.90.4.4^${randomUUID()}`,
      patient: {
        codiceFiscale: `RMSLSO31M04Z${String(index % 1000).padStart(3, '0')}R`,
        family,
        given,
      },
      cda: new Uint8Array(200),
    });
    const submission = publication(document, { createdAt: day });
    storeDocument(tables, document);
    storeSigned(tables, document.documentId, signedBytes(document));
    storeSubmission(tables, submission);
    const attempt = attemptOf(submission, { startedAt: day });
    storeAttempt(tables, attempt);
    const end = acceptance(attempt, { endedAt: day });
    storeAnswer(tables, end);
    return end.cartId ?? '';
  }
}

async function open(directory: string): Promise<Archive> {
  return must(await openArchive({ host: nodeProcessHost, directory, key: testKey }));
}

async function row<Input>(
  name: string,
  inputs: readonly Input[],
  operation: (input: Input) => Promise<Result<unknown>>,
): Promise<StoreBenchRow> {
  const samplesMs: number[] = [];
  for (const input of inputs) {
    const start = performance.now();
    must(await operation(input));
    samplesMs.push(performance.now() - start);
  }
  return { name, samplesMs };
}

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

async function withFolder<Value>(use: (directory: string) => Promise<Value>): Promise<Value> {
  const directory = mkdtempSync(join(tmpdir(), 'sintesi-bench-'));
  try {
    return await use(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
