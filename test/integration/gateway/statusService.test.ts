import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GatewayOptions } from '../../gateway/startGateway.ts';
import { sendRequest, type RequestRecipe } from '../../support/gatewayRequests.ts';
import {
  openGatewayTestBed,
  testDocumentId,
  type GatewayTestBed,
} from '../../support/gatewayTestBed.ts';

/** A subject the national service can derive a region from; a codice fiscale is none (gateway.md §14). */
const regionalSubject = 'S1#090201PSS';

describe('the status service', () => {
  let bed: GatewayTestBed;

  beforeAll(async () => {
    bed = await openGatewayTestBed();
  });

  afterAll(() => bed.close());

  function statusRequest(path: string, subject: string | null): RequestRecipe {
    const recipe = bed.request('delete', 1);
    recipe.verb = 'GET';
    recipe.path = path;
    recipe.signature.raw = null;
    if (subject !== null) recipe.bearer.claims['sub'] = subject;
    return recipe;
  }

  async function published(options: Partial<GatewayOptions> = {}) {
    const gateway = await bed.start({ statusService: true, ...options });
    const wire = { baseUrl: gateway.baseUrl, pki: bed.pki };
    const created = await sendRequest(bed.request('create', 1), wire);
    const workflow = encodeURIComponent(String(created.json['workflowInstanceId']));
    const ask = (path: string, subject: string | null = regionalSubject) =>
      sendRequest(statusRequest(path, subject), wire);
    return { gateway, ask, workflow, trace: String(created.json['traceID']) };
  }

  it('tells the events of a transaction by workflow and by trace', async () => {
    const { ask, workflow, trace } = await published();
    const byWorkflow = await ask(`/status/${workflow}`);
    expect(byWorkflow.status).toBe(200);
    expect(byWorkflow.json['transactionData']).toMatchObject([
      { eventType: 'VALIDATION', eventStatus: 'SUCCESS' },
      { eventType: 'PUBLICATION', eventStatus: 'SUCCESS' },
      { eventType: 'SEND_TO_INI', identificativoDocumento: testDocumentId(1), issuer: '090' },
    ]);
    const byTrace = await ask(`/status/search/${trace}`);
    expect(byTrace.json['transactionData']).toEqual(byWorkflow.json['transactionData']);
    expect((await ask('/status')).json).toMatchObject({ status: 'UP' });
  });

  it('tells a failure of the index that came later', async () => {
    const laterIndexFailure = '[INI]R227: mismatch - Severity: Error';
    const { ask, workflow } = await published({ laterIndexFailure });
    expect((await ask(`/status/${workflow}`)).json['transactionData']).toMatchObject([
      {},
      {},
      { eventType: 'SEND_TO_INI', eventStatus: 'BLOCKING_ERROR', message: laterIndexFailure },
    ]);
  });

  it.each([
    ['S-01', '/status/UNKNOWN_WORKFLOW_ID', regionalSubject, 400, '/msg/wii'],
    ['S-02', 'found', null, 401, '/msg/mandatory-element-token'],
    ['S-03', 'found', 'S1#120', 401, '/msg/unauthorized'],
    ['S-04', '/status/search/0000', regionalSubject, 404, '/msg/record-not-found'],
    ['S-04', '/status/never-given', regionalSubject, 404, '/msg/record-not-found'],
  ])('refuses by %s', async (check, path, subject, status, type) => {
    const { ask, workflow, gateway } = await published();
    const answer = await ask(path === 'found' ? `/status/${workflow}` : path, subject);
    expect(answer.json).toMatchObject({ status, type });
    expect(answer.status).toBe(status);
    expect(gateway.ledger().calls.at(-1)?.refusedBy).toBe(check);
  });

  it('is examined at the frontier by its bearer token', async () => {
    const { gateway } = await published();
    const recipe = statusRequest('/status', regionalSubject);
    recipe.bearer.claims['aud'] = 'https://elsewhere.example';
    await sendRequest(recipe, { baseUrl: gateway.baseUrl, pki: bed.pki });
    expect(gateway.ledger().calls.at(-1)?.refusedBy).toBe('F-03');
  });

  it('is not there unless switched on', async () => {
    const { ask } = await published({ statusService: false });
    expect((await ask('/status')).json).toMatchObject({ status: 404 });
  });
});
