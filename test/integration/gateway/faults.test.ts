import { Agent } from 'node:https';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertPublishedOnce } from '../../gateway/ledger/assertions.ts';
import type { FaultRuleInput } from '../../gateway/faults/faultScript.ts';
import { sendRequest } from '../../support/gatewayRequests.ts';
import {
  openGatewayTestBed,
  testDocumentId,
  type GatewayTestBed,
} from '../../support/gatewayTestBed.ts';

const firstCreate = { when: { method: 'create', nth: 1 } } as const;

describe('the fault script', () => {
  let bed: GatewayTestBed;

  beforeAll(async () => {
    bed = await openGatewayTestBed();
  });

  afterAll(() => bed.close());

  async function startWith(...faults: FaultRuleInput[]) {
    const gateway = await bed.start({ faults });
    const wire = { baseUrl: gateway.baseUrl, pki: bed.pki };
    return { gateway, send: () => sendRequest(bed.request('create', 1), wire) };
  }

  it.each([
    ['reset-before-body', { ...firstCreate, do: 'reset-before-body' }, 0],
    ['reset-after-body', { ...firstCreate, do: 'reset-after-body' }, 1],
    ['reset-after-body', { ...firstCreate, do: 'reset-after-body', processed: false }, 0],
    ['reset-in-body', { ...firstCreate, do: 'reset-in-body', afterBytes: 100 }, 0],
    ['truncate', { ...firstCreate, do: 'truncate' }, 1],
    ['cut-head', { ...firstCreate, do: 'cut-head' }, 1],
    ['garbage', { ...firstCreate, do: 'garbage', content: 'not-http' }, 0],
  ] as const)('leaves the caller without an answer: %s', async (name, fault, documents) => {
    const { gateway, send } = await startWith(fault);
    await expect(send()).rejects.toThrow();
    expect(gateway.ledger().documents).toHaveLength(documents);
    expect(gateway.ledger().calls.at(-1)?.fault).toBe(name);
    const again = await send();
    // What was processed is there: the second attempt learns it from the index (R224).
    expect(again.status).toBe(documents === 1 ? 500 : 202);
  });

  it.each([502, 503, 504] as const)('answers with a page of a proxy: %i', async (status) => {
    const { gateway, send } = await startWith({ ...firstCreate, do: 'status', status });
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
    expect(answer.headers['x-cart-id']).toBeUndefined();
    expect(gateway.ledger().documents).toEqual([]);
  });

  it.each([
    ['no-cart-id', 202],
    ['html', 200],
  ] as const)('processes and hides it: %s', async (fault, status) => {
    const { gateway, send } = await startWith({ ...firstCreate, do: fault });
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(answer.headers['x-cart-id']).toBeUndefined();
    expect(gateway.ledger().documents).toHaveLength(1);
  });

  it.each([
    ['TooManyRequests', 429],
    ['InvalidResponse', 502],
    ['ResponseSizeExceeded', 502],
    ['GatewayError', 503],
    ['EndpointRequestTimedOut', 504],
  ] as const)('answers as a frontier that could not forward: %s (F-23)', async (code, status) => {
    const { gateway, send } = await startWith({ ...firstCreate, do: 'frontier', code });
    const answer = await send();
    expect(answer.json).toMatchObject({
      type: `https://govway.org/handling-errors/${String(status)}/${code}.html`,
      title: code,
      status,
      govway_id: answer.headers['x-cart-id'],
    });
    expect(answer.status).toBe(status);
    expect(answer.headers['retry-after'] !== undefined).toBe([429, 503].includes(status));
    expect(gateway.ledger().documents).toEqual([]);
  });

  it.each([
    ['io_error', 504, { type: 'mw/io_error' }],
    ['internal_error', 500, { type: 'mw/internal_error' }],
    ['authentication_error', 401, { type: 'mw/authentication_error' }],
    ['patient-unknown', 400, { instance: '/msg/cda-anonymizaton', traceID: 'R3VERR' }],
    ['patient-code', 400, { type: '[GTW-015]', traceID: 'R3VERR', spanID: 'R3VERR' }],
    ['lost-answer', 500, { detail: 'Gateway Response is null', traceID: 'R3VERR' }],
  ] as const)('answers as the regional service: %s', async (error, status, body) => {
    const { send } = await startWith({ ...firstCreate, do: 'middleware', error });
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject(body);
    expect(answer.headers['x-cart-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers with a text of the index, processed or not', async () => {
    const text = '[INI]R232: Wrong value of Slot documentSigned. - Severity: Error';
    const rule = { ...firstCreate, do: 'index-error', text, processed: true } as const;
    const { gateway, send } = await startWith(rule);
    const answer = await send();
    expect(answer.json).toMatchObject({ status: 500, detail: text });
    assertPublishedOnce(gateway.ledger(), testDocumentId(1));
  });

  it('adds a warning of the region to one success', async () => {
    const { send } = await startWith({ ...firstCreate, do: 'regional-warning', text: 'Avviso' });
    expect((await send()).json['warning']).toBe('--middlewarewarning--Avviso');
  });

  it('closes a connection before TLS', async () => {
    const { gateway, send } = await startWith({ when: { nth: 1 }, do: 'reset-at-connection' });
    await expect(send()).rejects.toThrow();
    expect(gateway.ledger().calls).toEqual([]);
    expect((await send()).status).toBe(202);
  });

  it('leaves the caller waiting until it goes away', async () => {
    const { gateway } = await startWith({ ...firstCreate, do: 'stall', processed: true });
    const agent = new Agent();
    const wire = { baseUrl: gateway.baseUrl, pki: bed.pki, agent };
    const waiting = sendRequest(bed.request('create', 1), wire);
    while (gateway.ledger().documents.length === 0) await turn();
    agent.destroy();
    await expect(waiting).rejects.toThrow();
    assertPublishedOnce(gateway.ledger(), testDocumentId(1));
  });

  it.each(['before-processing', 'before-answer'] as const)('delays %s', async (at) => {
    const { send } = await startWith({ when: {}, do: 'delay', milliseconds: 1, at });
    const answer = await send();
    expect(answer.status).toBe(202);
  });

  it('strikes the call it is told to', async () => {
    const { send } = await startWith({ when: { nth: 2 }, do: 'status', status: 503 });
    expect((await send()).status).toBe(202);
    expect((await send()).status).toBe(503);
    expect((await send()).status).toBe(500);
  });
});
