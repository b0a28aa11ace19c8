import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Outbox } from '../../electron/domain/outbox/outbox.ts';
import { nodeProcessHost } from '../../electron/process/nodeProcessHost.ts';
import { systemClock } from '../../electron/process/systemClock.ts';
import { systemRandomness } from '../../electron/process/systemRandomness.ts';
import { systemTimer } from '../../electron/process/systemTimer.ts';
import { openArchive } from '../../electron/store/openArchive.ts';
import { ok } from '../../shared/errors/result.ts';
import {
  publication,
  sealedDocument,
  signedBytes,
  testKey,
  valueOf,
} from '../support/archiveFixtures.ts';
import { hastyPolicy } from '../support/outbox/hastyPolicy.ts';
import { ModelGateway } from '../support/outbox/modelGateway.ts';
import type { BenchTable } from './measure.ts';
import { benchHistory, benchStoreWrites } from './storeBench.ts';

const documents = 200;

/** What the outbox adds to each document: real archive process, a gateway that answers at once, no gap. */
async function flushSamples(): Promise<readonly number[]> {
  const directory = mkdtempSync(join(tmpdir(), 'sintesi-bench-'));
  const archive = valueOf(await openArchive({ host: nodeProcessHost, directory, key: testKey }));
  try {
    for (let count = 0; count < documents; count += 1) {
      const document = sealedDocument({ cda: new Uint8Array(60_000).fill(count) });
      valueOf(await archive.saveDocument(document));
      valueOf(await archive.enqueueSigned(signedBytes(document), publication(document)));
    }
    const gateway = new ModelGateway(systemTimer, [], 0);
    const outbox = new Outbox({
      archive,
      gateway: () => Promise.resolve(ok(gateway)),
      clock: systemClock,
      timer: systemTimer,
      randomness: systemRandomness,
      policy: hastyPolicy,
    });
    const samples: number[] = [];
    let last = performance.now();
    outbox.subscribe((event) => {
      if (event.kind !== 'item') return;
      const now = performance.now();
      samples.push(now - last);
      last = now;
    });
    const report = valueOf(await outbox.flush());
    if (report.unsettled > 0) throw new Error('not everything was sent');
    return samples;
  } finally {
    await archive.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** What the archive's durable writes and the outbox cost. */
export async function archiveTables(): Promise<readonly BenchTable[]> {
  const flush = { name: 'outbox: flush of one document', samplesMs: await flushSamples() };
  return [
    { title: 'Archive and outbox', reference: null, rows: [...(await benchStoreWrites()), flush] },
  ];
}

/** First page of the history and start-up with 100,000 attempts. */
export async function historyTables(): Promise<readonly BenchTable[]> {
  return [{ title: 'History', reference: null, rows: await benchHistory(100_000) }];
}

/** A history of 1,000,000 attempts; takes minutes to fill. */
export async function millionTables(): Promise<readonly BenchTable[]> {
  return [{ title: 'History, a million', reference: null, rows: await benchHistory(1_000_000) }];
}
