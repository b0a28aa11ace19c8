import { randomUUID } from 'node:crypto';
import type { FlushReport } from '../../../electron/domain/outbox/flushReport.ts';
import { Outbox } from '../../../electron/domain/outbox/outbox.ts';
import type { OutboxPolicy } from '../../../electron/domain/outbox/outboxPolicy.ts';
import { ordinaryPolicy } from '../../../electron/domain/outbox/outboxPolicy.ts';
import type { Archive } from '../../../electron/domain/ports/archive.ts';
import { systemRandomness } from '../../../electron/process/systemRandomness.ts';
import { ok } from '../../../shared/errors/result.ts';
import type { Operation } from '../../../shared/fse/operation.ts';
import { publication, sealedDocument, signedBytes, valueOf } from '../archiveFixtures.ts';
import { ModelGateway, type ModelFault } from './modelGateway.ts';
import { mortalArchive, type Death } from './mortalArchive.ts';
import { VirtualTime } from './virtualTime.ts';

/** The rules' own pace; the lease needs no heartbeat where time passes only by waiting. */
export const modelPolicy: OutboxPolicy = { ...ordinaryPolicy, leaseMs: 4 * VirtualTime.endless };

/** One course of events: acts on chains of documents, faults in order, deaths of the program, clock jumps. */
export interface Schedule {
  readonly chains: readonly (readonly Exclude<Operation, 'create'>[])[];
  readonly faults: readonly ModelFault[];
  readonly deaths: readonly Death[];
  /** One for each round of sending, in milliseconds. */
  readonly clockJumps: readonly number[];
}

/** What a schedule came to. */
export interface Played {
  readonly gateway: ModelGateway;
  readonly rounds: number;
  /** Documents each chain should leave effective: its last one, or none after an annulment. */
  readonly expected: readonly {
    readonly documents: readonly string[];
    readonly last: string | null;
  }[];
  readonly submissionIds: readonly string[];
  readonly states: readonly string[];
  readonly recordedCartIds: readonly string[];
  readonly deaths: number;
}

async function enqueueChain(
  archive: Archive,
  at: string,
  acts: Schedule['chains'][number],
): Promise<{ documents: string[]; last: string | null; submissionIds: string[] }> {
  const documents: string[] = [];
  const submissionIds: string[] = [];
  let last: string | null = null;
  for (const operation of ['create', ...acts] as const) {
    // What follows an annulment has nothing left to address.
    if (operation !== 'create' && last === null) continue;
    const submissionId = randomUUID();
    submissionIds.push(submissionId);
    if (operation === 'create' || operation === 'replace') {
      const document = sealedDocument();
      valueOf(await archive.saveDocument(document));
      const act = publication(document, { submissionId, operation, targetId: last, createdAt: at });
      valueOf(await archive.enqueueSigned(signedBytes(document), act));
      documents.push(document.documentId);
      last = document.documentId;
      continue;
    }
    const act = { submissionId, operation, targetId: last, metadata: {}, createdAt: at };
    valueOf(await archive.enqueue({ ...act, documentId: last ?? '' }));
    if (operation === 'annul') last = null;
  }
  return { documents, last, submissionIds };
}

/** The longest a schedule may take before it counts as stuck. */
const mostRounds = 300;

/** Plays a schedule to its end, starting the program again after each death and fixing what a person has to fix. */
export async function playSchedule(archive: Archive, schedule: Schedule): Promise<Played> {
  const time = new VirtualTime();
  // Visible in the index later than any gap or back-off of the first minutes, sooner than the quiet period.
  const gateway = new ModelGateway(time, schedule.faults, 5 * 60_000);
  const expected = [];
  for (const acts of schedule.chains) {
    expected.push(await enqueueChain(archive, time.now().toISOString(), acts));
  }
  const deaths = [...schedule.deaths];
  const jumps = [...schedule.clockJumps];
  let rounds = 0;
  let died = 0;
  for (let settled = false; !settled && rounds < mostRounds;) {
    const mortal = mortalArchive(archive, deaths.shift() ?? null);
    const outbox = new Outbox({
      archive: mortal.archive,
      gateway: () => Promise.resolve(ok(gateway)),
      clock: time,
      timer: time,
      randomness: systemRandomness,
      policy: modelPolicy,
    });
    for (let alive = true; alive && !settled && rounds < mostRounds;) {
      rounds += 1;
      const flushed = await Promise.race([outbox.flush(), mortal.died]);
      if (flushed === 'died') {
        died += 1;
        alive = false;
        valueOf(await archive.closeInterruptedAttempts(time.now().toISOString()));
        continue;
      }
      const report: FlushReport = valueOf(flushed);
      settled = report.unsettled === 0;
      // The person puts right whatever stops the queue or an act, and lets it go on.
      if (report.nextInMs === null) {
        const resumed = await Promise.race([outbox.resume(), mortal.died]);
        alive = resumed !== 'died';
        if (!alive) valueOf(await archive.closeInterruptedAttempts(time.now().toISOString()));
      }
      time.pass(report.nextInMs ?? 60_000);
      time.jump(jumps.shift() ?? 0);
    }
  }
  const submissionIds = expected.flatMap((chain) => chain.submissionIds);
  const history = await Promise.all(
    expected.flatMap(({ documents }) =>
      documents.map(async (text) => valueOf(await archive.history({ text, limit: 1000 }))),
    ),
  );
  const entries = new Map(history.flat().map((each) => [each.submission.submissionId, each]));
  return {
    gateway,
    rounds,
    expected,
    submissionIds,
    states: submissionIds.map((id) => entries.get(id)?.submission.state ?? 'lost'),
    recordedCartIds: [...entries.values()].flatMap(({ attempts }) =>
      attempts.map(({ end }) => end?.cartId ?? null).filter((cartId) => cartId !== null),
    ),
    deaths: died,
  };
}
