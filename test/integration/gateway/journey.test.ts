import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duplicateError } from '../../gateway/ledger/duplicateError.ts';
import { dataPackDirectory, skipNotice } from '../../support/dataPack.ts';
import { sendRequest } from '../../support/gatewayRequests.ts';
import {
  openGatewayTestBed,
  testDocumentId,
  type GatewayTestBed,
} from '../../support/gatewayTestBed.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const fiveDays = 5 * 24 * 60 * 60 * 1000;
const pack = dataPackDirectory();

describe('what the simulator accepts', () => {
  let bed: GatewayTestBed;

  beforeAll(async () => {
    bed = await openGatewayTestBed();
  });

  afterAll(() => bed.close());

  it('creates, replaces, updates and deletes, and keeps it all in the ledger', async () => {
    const ledgerFile = join(bed.directory, 'ledger.json');
    const gateway = await bed.start({ ledgerFile });
    const wire = { baseUrl: gateway.baseUrl, pki: bed.pki };
    const created = await sendRequest(bed.request('create', 1), wire);
    expect(created.status).toBe(202);
    expect(Object.keys(created.json)).toEqual(['traceID', 'spanID', 'workflowInstanceId']);
    expect(created.json['workflowInstanceId']).toMatch(
      /^2\.16\.840\.1\.113883\.2\.9\.2\.90\.4\.4\.[0-9a-f]{64}\.[0-9a-f]{10}\^{4}urn:ihe:iti:xdw:2013:workflowInstanceId$/,
    );
    const targetId = testDocumentId(1);
    const replaced = await sendRequest(bed.request('replace', 2, { targetId }), wire);
    expect(replaced.status).toBe(202);
    const update = bed.request('update', 2);
    update.body['attiCliniciRegoleAccesso'] = ['P99'];
    const updated = await sendRequest(update, wire);
    expect(updated.status).toBe(200);
    expect(updated.json['workflowInstanceId']).toMatch(/^[0-9a-f]{64}\.[0-9a-f]{10}\^{4}urn:/);
    const deleted = await sendRequest(bed.request('delete', 2), wire);
    expect(deleted.status).toBe(200);
    const answers = [created, replaced, updated, deleted];
    const cartIds = answers.map(({ headers }) => headers['x-cart-id']);
    expect(new Set(cartIds).size).toBe(4);
    for (const id of cartIds) expect(id).toMatch(uuid);

    const { documents, calls, submissions } = gateway.ledger();
    expect(documents).toMatchObject([
      { id: testDocumentId(1), status: 'replaced', replacedBy: testDocumentId(2), version: '1' },
      {
        id: testDocumentId(2),
        status: 'annulled',
        replaces: testDocumentId(1),
        setId: testDocumentId(2),
        patientId: 'RMSLSO31M04Z404R',
        metadata: { attiCliniciRegoleAccesso: ['P99'] },
      },
    ]);
    expect(calls.map(({ cartId }) => cartId)).toEqual(cartIds);
    expect(submissions.map(({ method }) => method)).toEqual(['C', 'R2', 'U', 'D']);
    const written = JSON.parse(readFileSync(ledgerFile, 'utf8')) as {
      documents: { pdfFile: string; sha256: string }[];
    };
    const kept = readFileSync(join(bed.directory, written.documents[0]?.pdfFile ?? ''));
    expect(kept.equals(documents[0]?.pdf ?? Buffer.alloc(0))).toBe(true);
  });

  it.each(['X-CART-id', 'x-cart-id'] as const)('spells the header %s', async (cartHeader) => {
    const gateway = await bed.start({ cartHeader });
    const wire = { baseUrl: gateway.baseUrl, pki: bed.pki };
    const answer = await sendRequest(bed.request('create', 1), wire);
    expect(answer.rawHeaders).toContain(cartHeader);
  });

  it('puts national and regional warnings in one text', async () => {
    const gateway = await bed.start({
      regionalWarning: 'Avviso regionale',
      validate: () => Promise.resolve({ kind: 'ok', warnings: ['[W005 | prova]'] }),
    });
    const wire = { baseUrl: gateway.baseUrl, pki: bed.pki };
    const created = await sendRequest(bed.request('create', 1), wire);
    expect(created.json['warning']).toBe('[W005 | prova]--middlewarewarning--Avviso regionale');
    const deleted = await sendRequest(bed.request('delete', 1), wire);
    expect(deleted.json['warning']).toBe('--middlewarewarning--Avviso regionale');
  });

  it('answers 202 with a warning when the index defers', async () => {
    const gateway = await bed.start({ index: 'defers' });
    const wire = { baseUrl: gateway.baseUrl, pki: bed.pki };
    await sendRequest(bed.request('create', 1), wire);
    const updated = await sendRequest(bed.request('update', 1), wire);
    expect(updated.status).toBe(202);
    expect(updated.json['warning']).toMatch(/^Attenzione, transazione presa in carico/);
  });

  it.each([
    ['kids of the name tree', { nameTree: 'kids' as const }, 'ATTACHMENT'],
    ['XFA resource', { asResource: true }, 'RESOURCE'],
    ['XFA resource, mode absent', { asResource: true }, undefined],
    ['signature with an elliptic curve', { signer: 'signature-ec' }, 'ATTACHMENT'],
  ])('reads a PDF with: %s', async (_title, differing, mode) => {
    const gateway = await bed.start();
    const recipe = bed.request('create', 1);
    Object.assign(recipe.pdf, differing);
    recipe.body['mode'] = mode;
    const answer = await sendRequest(recipe, { baseUrl: gateway.baseUrl, pki: bed.pki });
    expect(answer.json['detail']).toBeUndefined();
    expect(answer.status).toBe(202);
  });

  it('hears of a duplicate only later in national mode', async () => {
    const gateway = await bed.start({ mode: 'national' });
    const wire = { baseUrl: gateway.baseUrl, pki: bed.pki };
    await sendRequest(bed.request('create', 1), wire);
    const again = await sendRequest(bed.request('create', 1), wire);
    expect(again.status).toBe(202);
    const { documents, submissions } = gateway.ledger();
    expect(documents).toHaveLength(1);
    expect(submissions.map(({ indexing }) => indexing)).toMatchObject([
      { state: 'done' },
      { state: 'failed', error: duplicateError },
    ]);
  });

  it('lets a plain replace build on a validation of the last five days only (C-55)', async () => {
    let now = new Date();
    const gateway = await bed.start({
      mode: 'national',
      nationalPlainReplace: true,
      clock: { now: () => now },
    });
    const wire = { baseUrl: gateway.baseUrl, pki: bed.pki };
    await sendRequest(bed.request('create', 1), wire);
    const targetId = testDocumentId(1);
    const timely = await sendRequest(bed.request('replace', 1, { targetId }), wire);
    expect(timely.status).toBe(202);
    now = new Date(now.getTime() + fiveDays + 1000);
    const late = await sendRequest(bed.request('replace', 1, { targetId, now }), wire);
    expect(late.json).toMatchObject({
      status: 400,
      type: '/msg/max-day-limit-exceed',
      title: 'Error: document exceeded the maximum period to be published.',
      detail: 'Error: cannot publish documents older than 5 days',
      instance: '/msg/max-day-limit-exceed',
    });
    expect(gateway.ledger().calls.at(-1)?.refusedBy).toBe('C-55');
  });

  it.skipIf(pack === null)(`judges by the official schema (${skipNotice})`, async () => {
    const gateway = await bed.start({ packDirectory: pack });
    const wire = { baseUrl: gateway.baseUrl, pki: bed.pki };
    const right = await sendRequest(bed.request('create', 1), wire);
    expect(right.status).toBe(202);
    const recipe = bed.request('create', 2);
    recipe.pdf.cda = String(recipe.pdf.cda).replace('<title>', '<titolo/><title>');
    const wrong = await sendRequest(recipe, wire);
    expect(wrong.json).toMatchObject({ status: 400, type: '/msg/syntax' });
    expect(wrong.json['detail']).toMatch(/titolo/);
  });
});
