import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultRuleInput } from '../../gateway/faults/faultScript.ts';
import { sendRequest } from '../../support/gatewayRequests.ts';
import { openGatewayTestBed, type GatewayTestBed } from '../../support/gatewayTestBed.ts';

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
    ['truncate', { ...firstCreate, do: 'truncate' }, 1],
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

  it('delays and then answers as ever', async () => {
    const { send } = await startWith({ when: {}, do: 'delay', milliseconds: 1 });
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
