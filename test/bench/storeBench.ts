import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Archive, HistoryQuery } from '../../electron/domain/ports/archive.ts';
import { nodeProcessHost } from '../../electron/process/nodeProcessHost.ts';
import { openArchive } from '../../electron/store/openArchive.ts';
import { openDatabase } from '../../electron/store/openDatabase.ts';
import type { Result } from '../../shared/errors/result.ts';
import { HISTORY_PAGE } from '../../shared/ipc/areas/history.ts';
import {
  acceptance,
  attemptOf,
  publication,
  sealedDocument,
  signedBytes,
  testKey,
} from '../support/archiveFixtures.ts';
import { fillWithHistory, type HistoryLandmark } from '../support/historyFixtures.ts';

/** One line of the benchmark table: the times of single runs, in milliseconds. */
export interface StoreBenchRow {
  readonly name: string;
  readonly samplesMs: readonly number[];
}

/** The years the acts of a long history are spread over. */
const span = {
  from: new Date('2023-01-01T08:00:00.000Z'),
  to: new Date('2026-11-01T08:00:00.000Z'),
};
/** A month near the beginning of them: what came after it must not cost anything. */
const longAgo = { from: '2023-03-01T00:00:00.000Z', to: '2023-04-01T00:00:00.000Z' };

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

/** Pages of the history, its counts and start-up, on an archive with that many attempts. */
export async function benchHistory(attempts: number, runs = 100): Promise<StoreBenchRow[]> {
  return withFolder(async (directory) => {
    const landmark = fill(directory, attempts);
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
      ['last page', { offset: attempts - HISTORY_PAGE }],
      ['one letter of all', { text: 'c' }],
      ['name prefix', { text: 'mont' }],
      ['two words', { text: 'cav nic' }],
      ['codice fiscale', { text: landmark.codiceFiscale }],
      ['X-CART-id', { text: landmark.cartId }],
      ['state', { state: 'refused' }],
      ['state and a month long ago', { state: 'indexed', ...longAgo }],
      ['letter and a month long ago', { text: 'c', ...longAgo }],
    ];
    const rows: StoreBenchRow[] = [{ name: `archive: start-up, ${label}`, samplesMs: startUps }];
    for (const [name, query] of queries) {
      const repeated = Array.from({ length: runs }, () => query);
      rows.push(
        await row(`history: page and count, ${name}, ${label}`, repeated, (each) =>
          pageAndCount(archive, each),
        ),
      );
    }
    await archive.close();
    return rows;
  });
}

/** What the window's search asks the archive for. */
async function pageAndCount(archive: Archive, query: HistoryQuery): Promise<Result<unknown>> {
  const page = await archive.history({ ...query, limit: HISTORY_PAGE });
  return page.ok ? archive.countHistory(query) : page;
}

/** Fills an archive through the store's own operations; answers what its middle can be found by. */
function fill(directory: string, attempts: number): HistoryLandmark {
  const database = openDatabase(directory, testKey, span.to);
  try {
    return fillWithHistory(database, attempts, span);
  } finally {
    database.close();
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
