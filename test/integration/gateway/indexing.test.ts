import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  assertCoherent,
  assertDistinctCartIds,
  assertOneEffectiveDocument,
  assertPublishedOnce,
} from '../../gateway/ledger/assertions.ts';
import { duplicateError } from '../../gateway/ledger/duplicateError.ts';
import { sendRequest } from '../../support/gatewayRequests.ts';
import {
  openGatewayTestBed,
  testDocumentId,
  type GatewayTestBed,
} from '../../support/gatewayTestBed.ts';

const indexDelaySeconds = 60;

describe('the index behind the gateway', () => {
  let bed: GatewayTestBed;
  let offset = 0;
  const clock = { now: () => new Date(Date.now() + offset) };

  beforeAll(async () => {
    bed = await openGatewayTestBed();
  });

  afterAll(() => bed.close());

  /** A gateway whose index decides a minute late, and the means to let that minute pass. */
  async function startLate(options: Parameters<GatewayTestBed['start']>[0] = {}) {
    offset = 0;
    const gateway = await bed.start({ indexDelaySeconds, clock, ...options });
    const wire = { baseUrl: gateway.baseUrl, pki: bed.pki };
    return {
      gateway,
      send: (...request: Parameters<GatewayTestBed['request']>) =>
        sendRequest(bed.request(...request), wire),
      pass: () => {
        offset += indexDelaySeconds * 1000;
      },
    };
  }

  it('decides later, and knows no document until then', async () => {
    const { gateway, send, pass } = await startLate();
    await send('create', 1);
    expect(gateway.ledger().submissions[0]?.indexing).toMatchObject({ state: 'pending' });
    expect((await send('delete', 1)).status).toBe(404);
    pass();
    expect(gateway.ledger().submissions[0]?.indexing).toEqual({ state: 'done' });
    expect((await send('delete', 1)).status).toBe(200);
  });

  it('accepts a duplicate while it does not know the first, and refuses it later', async () => {
    const { gateway, send, pass } = await startLate();
    await send('create', 1);
    expect((await send('create', 1)).status).toBe(202);
    pass();
    const { submissions } = gateway.ledger();
    expect(submissions.map(({ indexing }) => indexing)).toEqual([
      { state: 'done' },
      { state: 'failed', error: duplicateError },
    ]);
    expect((await send('create', 1)).json['detail']).toBe(duplicateError);
    expect(assertOneEffectiveDocument(gateway.ledger(), testDocumentId(1)).id).toBe(
      testDocumentId(1),
    );
  });

  it('withdraws what it refuses later and puts the replaced document in force again', async () => {
    const error = '[INI]R227: confidentialityCode mismatch - Severity: Error';
    const ledgerFile = join(bed.directory, 'later.json');
    const first = await startLate({ ledgerFile });
    await first.send('create', 1);
    first.pass();
    expect(first.gateway.ledger().submissions).toMatchObject([{ indexing: { state: 'done' } }]);
    await first.gateway.stop();
    const second = await startLate({ ledgerFile, laterIndexFailure: error });
    await second.send('replace', 2, { targetId: testDocumentId(1) });
    expect(second.gateway.ledger().documents[0]?.status).toBe('replaced');
    second.pass();
    expect(second.gateway.ledger().documents).toMatchObject([
      { status: 'published', replacedBy: null },
      { status: 'rejected' },
    ]);
  });

  it('takes up again what an earlier gateway wrote, PDFs included', async () => {
    const ledgerFile = join(bed.directory, 'reloaded.json');
    const first = await bed.start({ ledgerFile });
    await sendRequest(bed.request('create', 1), { baseUrl: first.baseUrl, pki: bed.pki });
    const before = first.ledger();
    await first.stop();
    const second = await bed.start({ ledgerFile });
    expect(second.ledger()).toEqual(before);
    const answer = await sendRequest(bed.request('delete', 1), {
      baseUrl: second.baseUrl,
      pki: bed.pki,
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(readFileSync(ledgerFile, 'utf8'))).toMatchObject({
      documents: [{ status: 'annulled' }],
    });
  });

  it('lets tests state what must be true of a ledger', async () => {
    const gateway = await bed.start({ mode: 'national' });
    const wire = { baseUrl: gateway.baseUrl, pki: bed.pki };
    await sendRequest(bed.request('create', 1), wire);
    const once = gateway.ledger();
    assertPublishedOnce(once, testDocumentId(1));
    assertCoherent(once);
    assertDistinctCartIds(once);
    await sendRequest(bed.request('create', 1), wire);
    const twice = gateway.ledger();
    expect(() => assertPublishedOnce(twice, testDocumentId(1))).toThrow(/accepted publications/);
    expect(() => assertOneEffectiveDocument(twice, 'other')).toThrow(/in force/);
    const [document] = twice.documents;
    if (document === undefined) throw new Error('nothing was published');
    const doubled = { ...twice, documents: [document, { ...document, id: 'other' }] };
    expect(() => {
      assertCoherent(doubled);
    }).toThrow(/in force/);
    expect(() => {
      assertDistinctCartIds({ ...twice, calls: [...twice.calls, ...twice.calls] });
    }).toThrow(/distinct/);
  });

  it('shows what it holds on a page of its own', async () => {
    const gateway = await bed.start({ statusPage: true });
    const wire = { baseUrl: gateway.baseUrl, pki: bed.pki };
    await sendRequest(bed.request('create', 1), wire);
    await sendRequest(bed.request('delete', 9), wire);
    const page = await (await fetch(gateway.statusPageUrl ?? '')).text();
    expect(page).toContain('Documents (1)');
    expect(page).toContain(testDocumentId(1));
    expect(page).toContain('C-64');
  });

  it('can live in another time and under another name', async () => {
    const ahead = await bed.start({ clockOffsetSeconds: -600 });
    const wire = { baseUrl: ahead.baseUrl, pki: bed.pki };
    const answer = await sendRequest(bed.request('create', 1), wire);
    expect(answer.status).toBe(400);
    expect(Date.parse(answer.headers.date ?? '') - Date.now()).toBeLessThan(-598_000);
    const other = await bed.start({ serverCertificate: 'server-expired' });
    await expect(
      sendRequest(bed.request('create', 1), { baseUrl: other.baseUrl, pki: bed.pki }),
    ).rejects.toThrow(/expired/);
  });
});
