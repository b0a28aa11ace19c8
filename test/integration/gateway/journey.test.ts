import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type RunningGateway } from '../../gateway/startGateway.ts';
import { makeTestPki, type TestPki } from '../../pki/makeTestPki.ts';
import { rightRequest, sendRequest, type RequestKind } from '../../support/gatewayRequests.ts';

const cda = readFileSync(new URL('../../fixtures/pss/minimal.xml', import.meta.url), 'utf8');
const root = '2.16.840.1.113883.2.9.2.90.4.4';
const firstId = `${root}^090201.PSS.201.SINTESI0000000002`;
const secondId = `${root}^090201.PSS.201.SINTESI0000000003`;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('the four methods against the simulator', () => {
  let directory: string;
  let pki: TestPki;
  let gateway: RunningGateway;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'gateway-'));
    const doctor = { codiceFiscale: 'MNZLSN99E05F205J', family: 'MANZI', given: 'ALESSANDRO' };
    pki = await makeTestPki({ directory: join(directory, 'pki'), doctor });
    gateway = await startGateway({
      pki,
      packDirectory: null,
      ledgerFile: join(directory, 'ledger.json'),
      regionalWarning: 'Avviso regionale',
    });
  });

  afterAll(async () => {
    await gateway.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  async function send(kind: RequestKind, documentId: string, targetId?: string) {
    const text = cda.replaceAll('SINTESI0000000002', documentId.slice(-17));
    const context = { pki, cda: text, documentId, ...(targetId === undefined ? {} : { targetId }) };
    return sendRequest(rightRequest(kind, context), { baseUrl: gateway.baseUrl, pki });
  }

  it('creates, replaces, updates and deletes', async () => {
    const created = await send('create', firstId);
    expect(created.json).toMatchObject({ warning: '--middlewarewarning--Avviso regionale' });
    expect(created.status).toBe(202);
    expect(created.json['workflowInstanceId']).toMatch(
      /^2\.16\.840\.1\.113883\.2\.9\.2\.90\.4\.4\.[0-9a-f]{64}\.[0-9a-f]{10}\^{4}urn:ihe:iti:xdw:2013:workflowInstanceId$/,
    );
    const replaced = await send('replace', secondId, firstId);
    expect(replaced.status).toBe(202);
    const updated = await send('update', secondId);
    expect(updated.status).toBe(200);
    const deleted = await send('delete', secondId);
    expect(deleted.status).toBe(200);
    const cartIds = [created, replaced, updated, deleted].map(
      (answer) => answer.headers['x-cart-id'],
    );
    expect(new Set(cartIds).size).toBe(4);
    for (const id of cartIds) expect(id).toMatch(uuid);

    const { documents, calls, submissions } = gateway.ledger();
    expect(documents.map(({ id, status }) => [id, status])).toEqual([
      [firstId, 'replaced'],
      [secondId, 'annulled'],
    ]);
    expect(calls.map(({ cartId }) => cartId)).toEqual(cartIds);
    expect(submissions.map(({ method }) => method)).toEqual(['C', 'R2', 'U', 'D']);
    const written = JSON.parse(readFileSync(join(directory, 'ledger.json'), 'utf8')) as {
      documents: { pdfFile: string }[];
    };
    const kept = readFileSync(join(directory, written.documents[0]?.pdfFile ?? ''));
    expect(kept.equals(documents[0]?.pdf ?? Buffer.alloc(0))).toBe(true);
  });
});
