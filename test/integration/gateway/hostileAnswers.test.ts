import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallOutcome, GatewayCall } from '../../../electron/domain/ports/gateway.ts';
import type {
  ExchangeObserver,
  GatewayTransport,
} from '../../../electron/domain/ports/transport.ts';
import { assertPublishedOnce } from '../../gateway/ledger/assertions.ts';
import type { FaultRuleInput } from '../../gateway/faults/faultScript.ts';
import type { RunningGateway } from '../../gateway/startGateway.ts';
import { startMutualTlsServer } from '../../support/channel/mutualTlsServer.ts';
import { stageCall, stageChannel, stageClient } from '../../support/gatewayClient.ts';
import {
  openGatewayTestBed,
  testDocumentId,
  type GatewayTestBed,
} from '../../support/gatewayTestBed.ts';

const closed = ['accepted', 'indexed'];

describe('the client over the real channel', () => {
  let bed: GatewayTestBed;
  let act: GatewayCall;
  let channel: GatewayTransport;

  beforeAll(async () => {
    bed = await openGatewayTestBed();
    act = await stageCall(bed, 'https://127.0.0.1/gateway/v2', 'create', 1);
  });

  beforeEach(() => {
    channel = stageChannel(bed.pki);
  });

  afterEach(() => channel.close());
  afterAll(() => bed.close());

  async function send(
    baseUrl: string,
    options: { readonly observer?: ExchangeObserver; readonly signal?: AbortSignal } = {},
  ): Promise<CallOutcome> {
    const prepared = await stageClient(bed.pki, baseUrl, channel).prepare(act);
    if (!prepared.ok) throw new Error(prepared.error.code);
    return prepared.value.send(options);
  }

  function startWith(...faults: FaultRuleInput[]): Promise<RunningGateway> {
    return bed.start({ faults });
  }

  const contents = ['random', 'half-json', 'empty', 'ten-megabytes', 'gzip-bomb'] as const;
  const statuses = [200, 202, 400, 500] as const;
  const garbage = contents.flatMap((content) =>
    statuses.map((status) => ({ when: {}, do: 'garbage', content, status }) as const),
  );

  it.each([...garbage, { when: {}, do: 'garbage', content: 'not-http' } as const])(
    'takes garbage for nothing but garbage: $content $status',
    async (rule) => {
      const gateway = await startWith(rule);
      const outcome = await send(gateway.baseUrl);
      expect(closed).not.toContain(outcome.state);
      expect(outcome.state).toBe('outcome-unknown');
      expect(outcome.error).not.toBeNull();
      expect(outcome.cartId).toBeNull();
    },
  );

  it.each([
    ['html', { when: {}, do: 'html' }, 'outcome-unknown'],
    ['a proxy page', { when: {}, do: 'status', status: 502 }, 'outcome-unknown'],
    ['a cut head', { when: {}, do: 'cut-head' }, 'outcome-unknown'],
    ['a truncated answer', { when: {}, do: 'truncate' }, 'outcome-unknown'],
    ['a reset in the body', { when: {}, do: 'reset-in-body', afterBytes: 10 }, 'outcome-unknown'],
    ['a reset at once', { when: {}, do: 'reset-at-connection' }, 'queued'],
  ] as const)('knows how far it came with %s', async (_title, rule, state) => {
    const gateway = await startWith(rule);
    expect((await send(gateway.baseUrl)).state).toBe(state);
  });

  it('never takes random bytes for an acceptance', async () => {
    let next: { status: number; headers: Record<string, string>; body: Uint8Array } | null = null;
    const server = await startMutualTlsServer(bed.pki, {
      handler: (_request, response) => {
        response.writeHead(next?.status ?? 500, next?.headers ?? {}).end(next?.body);
      },
    });
    const baseUrl = `https://127.0.0.1:${String(server.port)}/gateway/v2`;
    const type = fc.constantFrom('application/json', 'text/html', 'application/problem+json', '');
    const text = fc.oneof(fc.json(), fc.string()).map((value) => Buffer.from(value));
    const body = fc.oneof(fc.uint8Array({ maxLength: 3000 }), text);
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 200, max: 599 }),
          type,
          body,
          async (status, kind, bytes) => {
            next = { status, headers: { 'content-type': kind }, body: bytes };
            const outcome = await send(baseUrl);
            expect(closed).not.toContain(outcome.state);
            expect(outcome.error).not.toBeNull();
          },
        ),
        { numRuns: 60 },
      );
    } finally {
      await server.stop();
    }
  });

  it('tells how much has left, up to all of it', async () => {
    const gateway = await startWith();
    const steps: [number, number][] = [];
    let firstBytes = 0;
    const observer = {
      onFirstByte: () => {
        firstBytes += 1;
      },
      onProgress: (sent: number, total: number) => {
        steps.push([sent, total]);
      },
    };
    expect((await send(gateway.baseUrl, { observer })).state).toBe('accepted');
    expect(firstBytes).toBe(1);
    const sent = steps.map(([bytes]) => bytes);
    expect(sent).toEqual(sent.toSorted((one, other) => one - other));
    const [last] = steps.slice(-1);
    expect(last?.[0]).toBe(last?.[1]);
    expect(last?.[1]).toBeGreaterThan(act.document?.pdf.length ?? Infinity);
  });

  it('can be called off until the first byte, and not after', async () => {
    const gateway = await startWith();
    const before = new AbortController();
    before.abort();
    const called = await send(gateway.baseUrl, { signal: before.signal });
    expect(called).toMatchObject({ state: 'queued', exchange: 'not-sent' });
    expect(called.error?.code).toBe('channel/cancelled');
    expect(gateway.ledger().calls).toEqual([]);
    const after = new AbortController();
    const observer = {
      onFirstByte: () => {
        after.abort();
      },
    };
    const sent = await send(gateway.baseUrl, { observer, signal: after.signal });
    expect(sent.state).toBe('accepted');
    assertPublishedOnce(gateway.ledger(), testDocumentId(1));
  });

  it('does not wait for ever, and does not take silence for a refusal', async () => {
    const gateway = await startWith({ when: {}, do: 'stall', processed: true });
    await channel.close();
    channel = stageChannel(bed.pki, { responseTimeoutMs: 1500 });
    const outcome = await send(gateway.baseUrl);
    expect(outcome).toMatchObject({ state: 'outcome-unknown', exchange: 'unknown' });
    expect(outcome.error?.code).toBe('channel/response-timeout');
    assertPublishedOnce(gateway.ledger(), testDocumentId(1));
  });

  it('does not keep an answer above its limit', async () => {
    const gateway = await startWith({ when: {}, do: 'garbage', content: 'ten-megabytes' });
    await channel.close();
    channel = stageChannel(bed.pki, { maxResponseBytes: 1_000_000 });
    const outcome = await send(gateway.baseUrl);
    expect(outcome).toMatchObject({ state: 'outcome-unknown', responseBody: null });
    expect(outcome.error?.code).toBe('channel/response-too-large');
  });
});
