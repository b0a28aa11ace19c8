import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { Outbox } from '../../../../electron/domain/outbox/outbox.ts';
import type { Archive } from '../../../../electron/domain/ports/archive.ts';
import { systemRandomness } from '../../../../electron/process/systemRandomness.ts';
import { appError } from '../../../../shared/errors/appError.ts';
import { fail, ok } from '../../../../shared/errors/result.ts';
import {
  codeOf,
  publication,
  sealedDocument,
  signedBytes,
  valueOf,
} from '../../../support/archiveFixtures.ts';
import { ModelGateway, type ModelFault } from '../../../support/outbox/modelGateway.ts';
import { modelPolicy } from '../../../support/outbox/playSchedule.ts';
import { storedArchiveInMemory } from '../../../support/outbox/storedArchiveInMemory.ts';
import { VirtualTime } from '../../../support/outbox/virtualTime.ts';

let archive: Archive;
let time: VirtualTime;

beforeEach(() => {
  archive = storedArchiveInMemory();
  time = new VirtualTime();
});

async function queueOne(): Promise<string> {
  const document = sealedDocument();
  const submissionId = randomUUID();
  valueOf(await archive.saveDocument(document));
  const act = publication(document, { submissionId });
  valueOf(await archive.enqueueSigned(signedBytes(document), act));
  return submissionId;
}

/** A document and the one that replaces it. */
async function queueReplacement(): Promise<{ submissionId: string; targetId: string }> {
  const first = sealedDocument();
  const next = sealedDocument();
  const submissionId = randomUUID();
  const targetId = first.documentId;
  valueOf(await archive.saveDocument(first));
  valueOf(await archive.enqueueSigned(signedBytes(first), publication(first)));
  valueOf(await archive.saveDocument(next));
  const act = publication(next, { submissionId, operation: 'replace', targetId });
  valueOf(await archive.enqueueSigned(signedBytes(next), act));
  return { submissionId, targetId };
}

function outboxOver(gateway: ModelGateway | null): Outbox {
  const absent = fail(appError('certificate/no-card', { purpose: 'access' }));
  return new Outbox({
    archive,
    gateway: () => Promise.resolve(gateway === null ? absent : ok(gateway)),
    clock: time,
    timer: time,
    randomness: systemRandomness,
    policy: modelPolicy,
  });
}

const faulty = (...faults: readonly ModelFault[]): ModelGateway =>
  new ModelGateway(time, faults, 0);

describe('the outbox', () => {
  it('leaves a second between two calls', async () => {
    await queueOne();
    await queueOne();
    const before = time.elapsedMs();
    expect(valueOf(await outboxOver(faulty()).flush()).results).toHaveLength(2);
    expect(time.elapsedMs() - before).toBe(1000);
  });

  it('sends at once what could not leave when the network may be back, and leaves the service its rest', async () => {
    await queueOne();
    await queueOne();
    const gateway = faulty('not-sent', 'busy');
    const outbox = outboxOver(gateway);
    valueOf(await outbox.flush());
    expect(gateway.reached).toHaveLength(1);
    valueOf(await outbox.retryUnsent());
    const report = valueOf(await outbox.flush());
    expect(report.results).toMatchObject([{ state: 'accepted' }]);
    expect(new Set(gateway.reached).size).toBe(2);
    expect(report.unsettled).toBe(1);
  });

  it('rests after three failures in a row and leaves the other acts alone', async () => {
    for (let count = 0; count < 5; count += 1) await queueOne();
    const gateway = faulty('busy', 'busy', 'busy');
    const report = valueOf(await outboxOver(gateway).flush());
    expect(report.end.kind).toBe('resting');
    expect(gateway.reached).toHaveLength(3);
    expect(report.nextInMs).toBeGreaterThanOrEqual(60_000);
  });

  it('waits for the card without touching the acts', async () => {
    await queueOne();
    const report = valueOf(await outboxOver(null).flush());
    expect(report).toMatchObject({ end: { kind: 'waiting', for: 'card' }, nextInMs: null });
    expect(valueOf(await archive.outboxItems())).toMatchObject([{ state: 'queued' }]);
  });

  it('makes one more attempt with new tokens, each with its own row', async () => {
    await queueOne();
    const report = valueOf(await outboxOver(faulty('token')).flush());
    expect(report.results).toMatchObject([{ state: 'accepted' }]);
    const [entry] = valueOf(await archive.history({}));
    expect(entry?.attempts).toHaveLength(2);
  });

  it('lets only one of two senders send', async () => {
    await queueOne();
    const at = time.now();
    const until = new Date(at.getTime() + 30_000).toISOString();
    valueOf(await archive.takeLease('another', at.toISOString(), until));
    const outbox = outboxOver(faulty());
    expect(codeOf(await outbox.flush())).toBe('outbox/other-sender');
    time.pass(30_000);
    expect(valueOf(await outbox.flush()).results).toMatchObject([{ state: 'accepted' }]);
  });

  it('withdraws what has not left and nothing else', async () => {
    const first = await queueOne();
    const outbox = outboxOver(faulty('lost-before'));
    valueOf(await outbox.cancel(first));
    expect(valueOf(await archive.findSubmission(first))?.state).toBe('cancelled');
    const second = await queueOne();
    valueOf(await outbox.flush());
    expect(codeOf(await outbox.cancel(second))).toBe('outbox/already-left');
    expect(codeOf(await outbox.verify(second))).toBe('outbox/too-early-to-verify');
    time.pass(10 * 60_000);
    valueOf(await outbox.verify(second));
    expect(valueOf(await outbox.flush()).results).toMatchObject([{ state: 'accepted' }]);
  });

  it('verifies a repeated replacement by its version, whoever made its target go', async () => {
    for (const [fault, expected, calls] of [
      ['lost-after', 'accepted', ['replace', 'replace', 'update-metadata']],
      ['lost-before', 'refused', ['replace', 'replace', 'update-metadata']],
    ] as const) {
      archive = storedArchiveInMemory();
      const { submissionId, targetId } = await queueReplacement();
      const gateway = faulty('none', fault);
      const outbox = outboxOver(gateway);
      valueOf(await outbox.flush());
      // Somebody else annuls the target of the replacement that never arrived.
      gateway.documents.set(targetId, { status: 'replaced', visibleAtMs: 0 });
      time.pass(10 * 60_000);
      valueOf(await outbox.flush());
      expect(valueOf(await archive.findSubmission(submissionId))?.state).toBe(expected);
      expect(gateway.operations.slice(1)).toEqual(calls);
      expect(gateway.duplicates).toBe(0);
    }
  });

  it('announces every change, numbered without gaps', async () => {
    await queueOne();
    const outbox = outboxOver(faulty());
    const heard: { readonly sequence: number; readonly kind: string }[] = [];
    outbox.subscribe(({ sequence, kind }) => heard.push({ sequence, kind }));
    valueOf(await outbox.flush());
    expect(heard.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect(heard.map(({ kind }) => kind)).toEqual(['status', 'item', 'progress', 'status']);
  });

  it('stops between two calls when told to, and goes on later', async () => {
    for (let count = 0; count < 4; count += 1) await queueOne();
    const outbox = outboxOver(faulty());
    const controller = new AbortController();
    outbox.subscribe((event) => {
      if (event.kind === 'progress' && event.progress.done === 2) controller.abort();
    });
    const stopped = valueOf(await outbox.flush(controller.signal));
    expect(stopped).toMatchObject({ end: { kind: 'stopped' }, unsettled: 2 });
    expect(valueOf(await outbox.flush()).unsettled).toBe(0);
  });
});
