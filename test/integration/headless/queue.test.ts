import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { annul, updateMetadata } from '../../../electron/headless/verbs/actOnPublished.ts';
import { history } from '../../../electron/headless/verbs/history.ts';
import { exportHistory, reportDocument } from '../../../electron/headless/verbs/historyFiles.ts';
import { publish } from '../../../electron/headless/verbs/publish.ts';
import { queue, type QueueRequest } from '../../../electron/headless/verbs/queue.ts';
import type { VerbReport } from '../../../electron/headless/verbResult.ts';
import { archivalProblems } from '../../support/archivalRules.ts';
import { valueOf } from '../../support/archiveFixtures.ts';
import {
  codeOf,
  furnishDesk,
  withDeskBench,
  type DeskBenchChoices,
} from '../../support/deskBench.ts';
import { hastyPolicy } from '../../support/outbox/hastyPolicy.ts';
import { makeTestDesk, type TestDesk } from '../../support/testDesk.ts';

describe('a queue whose first answer was lost', () => {
  let directory: string;
  let desk: TestDesk;
  let report: VerbReport['json'];

  const asked = (request: QueueRequest, choices: DeskBenchChoices = {}) =>
    withDeskBench(desk, choices, (bench) => queue(bench, request, new AbortController().signal));

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'sintesi-queue-'));
    const faults = [{ when: { method: 'create', nth: 1 }, do: 'reset-after-body' }] as const;
    desk = await makeTestDesk(directory, { sample: 'own', gateway: { faults: [...faults] } });
    await furnishDesk(desk);
    const published = await withDeskBench(desk, {}, (bench) => publish(bench, desk.sampleFile));
    report = valueOf(published).json;
  });

  afterAll(async () => {
    await desk.gateway.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it('lists the act as to be verified and does not verify before the quiet period', async () => {
    expect(report['outcome']).toBe('outcome-unknown');
    const listed = valueOf(await asked({})).json;
    expect(listed).toMatchObject({ items: [{ state: 'outcome-unknown' }], pause: null });
    const submissionId = String(report['submissionId']);
    expect(codeOf(await asked({ verify: submissionId }))).toBe('outbox/too-early-to-verify');
    expect(codeOf(await asked({ cancel: submissionId }))).toBe('outbox/already-left');
    expect(desk.gateway.ledger().documents).toHaveLength(1);
  });

  it('sends nothing while paused', async () => {
    await asked({ pause: true });
    const sent = valueOf(await asked({ send: true }, { outboxPolicy: hastyPolicy }));
    expect(sent.json).toMatchObject({ end: 'paused', results: [] });
    await asked({ resume: true });
  });

  it('verifies by sending the same document again and takes the conflict as a confirmation', async () => {
    const submissionId = String(report['submissionId']);
    const verified = valueOf(await asked({ verify: submissionId }, { outboxPolicy: hastyPolicy }));
    expect(verified.json).toMatchObject({ items: [], results: [{ state: 'accepted' }] });
    expect(desk.gateway.ledger().documents).toHaveLength(1);
  });

  it('tells the story with both attempts, as list, table and archival PDF', async () => {
    const documentId = String(report['documentId']);
    const csv = join(directory, 'storico.csv');
    const page = join(directory, 'vita.pdf');
    const told = await withDeskBench(desk, {}, async (bench) => ({
      history: valueOf(await history(bench, { text: documentId, limit: 1 })),
      exported: valueOf(await exportHistory(bench, {}, csv)),
      reported: valueOf(await reportDocument(bench, documentId, page)),
    }));
    expect(told.history.json).toMatchObject({
      entries: [{ attempts: [{ number: 1 }, { number: 2, end: { confirmedByConflict: true } }] }],
    });
    const cartIds = desk.gateway.ledger().calls.flatMap(({ cartId }) => cartId ?? []);
    const heard = cartIds.at(-1) ?? 'none';
    expect((await readFile(csv, 'utf8')).split('\r\n')).toHaveLength(4);
    expect(await readFile(csv, 'utf8')).toContain(heard);
    const shown = execFileSync('pdftotext', [page, '-']).toString().replaceAll(/\s/g, '');
    expect(shown).toContain(heard);
    expect(await archivalProblems(await readFile(page), { carriesCda: false })).toEqual([]);
  });

  it('signs the story with the card, valid for our own verifier and for poppler', async () => {
    const documentId = String(report['documentId']);
    const page = join(directory, 'vita-firmata.pdf');
    const { reported, verified } = await withDeskBench(desk, {}, async (bench) => ({
      reported: valueOf(await reportDocument(bench, documentId, page, { certificate: null })),
      verified: await bench.pdf.verify(await readFile(page), [desk.pki.certDer('qtsp-issuing')]),
    }));
    expect(reported.json).toMatchObject({ signed: true });
    expect(verified).toMatchObject({
      trust: 'trusted',
      cda: null,
      signatures: [
        {
          valid: true,
          problems: [],
          level: 'PAdES B-B',
          coversWholeFile: true,
          laterChanges: 'none',
        },
      ],
    });
    // A report is no profile: that it carries none is all there is to say against it.
    expect(verified.problems.map(({ code }) => code)).toEqual(['pdf/attachment-missing']);
    const said = execFileSync('pdfsig', ['-nocert', page]).toString();
    expect(said).toContain('Signature is Valid.');
    expect(said).toContain('Total document signed');
    expect(await archivalProblems(await readFile(page), { carriesCda: false })).toEqual([]);
  });
});

describe('an act asked for on the command line', () => {
  let directory: string;
  let desk: TestDesk;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'sintesi-turn-'));
    const faults = [
      { when: { method: 'update-metadata', nth: 1 }, do: 'reset-after-body' },
    ] as const;
    desk = await makeTestDesk(directory, { sample: 'own', gateway: { faults: [...faults] } });
    await furnishDesk(desk);
  });

  afterEach(async () => {
    await desk.gateway.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it('waits its turn behind an act of unknown outcome on the same document', async () => {
    const outcomes = await withDeskBench(desk, {}, async (bench) => {
      const published = valueOf(await publish(bench, desk.sampleFile)).json;
      const documentId = String(published['documentId']);
      const updated = valueOf(await updateMetadata(bench, documentId, 'P99')).json;
      const annulled = valueOf(await annul(bench, documentId));
      return { updated, annulled };
    });
    expect(outcomes.updated).toMatchObject({ outcome: 'outcome-unknown' });
    expect(outcomes.annulled).toMatchObject({
      succeeded: false,
      json: {
        outcome: 'queued',
        waiting: { kind: 'after', submissionId: outcomes.updated['submissionId'] },
      },
    });
    const sent = await withDeskBench(desk, { outboxPolicy: hastyPolicy }, (bench) =>
      queue(bench, { send: true }, new AbortController().signal),
    );
    expect(valueOf(sent).json).toMatchObject({
      items: [],
      results: [{ state: 'accepted' }, { state: 'accepted' }],
    });
  });

  it('stays in the queue while that is paused', async () => {
    const published = await withDeskBench(desk, {}, async (bench) => {
      valueOf(await queue(bench, { pause: true }, new AbortController().signal));
      return valueOf(await publish(bench, desk.sampleFile));
    });
    expect(published).toMatchObject({
      succeeded: false,
      json: { outcome: 'queued', waiting: { kind: 'paused' } },
    });
    expect(desk.gateway.ledger().calls).toEqual([]);
  });
});
