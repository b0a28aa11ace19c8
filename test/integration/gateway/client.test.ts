import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CallOutcome, Gateway, GatewayCall } from '../../../electron/domain/ports/gateway.ts';
import type { GatewayTransport } from '../../../electron/domain/ports/transport.ts';
import type { RunningGateway } from '../../gateway/startGateway.ts';
import { stageCall, stageChannel, stageClient } from '../../support/gatewayClient.ts';
import { openGatewayTestBed, type GatewayTestBed } from '../../support/gatewayTestBed.ts';

let bed: GatewayTestBed;
const channels: GatewayTransport[] = [];

beforeAll(async () => {
  bed = await openGatewayTestBed();
});

afterEach(async () => {
  for (const channel of channels.splice(0)) await channel.close();
});

afterAll(() => bed.close());

function clientOf(running: RunningGateway): Gateway {
  const channel = stageChannel(bed.pki);
  channels.push(channel);
  return stageClient(bed.pki, running.baseUrl, channel);
}

function call(
  running: RunningGateway,
  operation: GatewayCall['operation'],
  serial: number,
  target: number | null,
): Promise<GatewayCall> {
  return stageCall(bed, running.baseUrl, operation, serial, target);
}

async function send(client: Gateway, wanted: GatewayCall): Promise<CallOutcome> {
  const prepared = await client.prepare(wanted);
  if (!prepared.ok) throw new Error(prepared.error.code);
  return prepared.value.send();
}

describe('the client before the simulated gateway', () => {
  it('has its four methods accepted, each with an X-CART-id', async () => {
    const running = await bed.start();
    const client = clientOf(running);
    const acts = [
      await call(running, 'create', 1, null),
      await call(running, 'replace', 2, 1),
      await call(running, 'update-metadata', 2, 2),
      await call(running, 'annul', 2, 2),
    ];
    const outcomes: CallOutcome[] = [];
    for (const act of acts) outcomes.push(await send(client, act));
    expect(outcomes.map(({ state, error }) => [state, error?.code ?? null])).toEqual(
      acts.map(() => ['accepted', null]),
    );
    expect(new Set(outcomes.map(({ cartId }) => cartId)).size).toBe(4);
    const [first] = running.ledger().documents;
    expect(first?.pdf.equals(acts[0]?.document?.pdf ?? Buffer.alloc(0))).toBe(true);
    expect(running.ledger().calls.map(({ cartId }) => cartId)).toEqual(
      outcomes.map(({ cartId }) => cartId),
    );
  });

  it('understands that a document was already there', async () => {
    const running = await bed.start();
    const client = clientOf(running);
    const act = await call(running, 'create', 3, null);
    await send(client, act);
    const again = await send(client, act);
    expect(again.error?.code ?? again.state).toBe('gateway/index-already-registered');
    expect(running.ledger().documents).toHaveLength(1);
  });

  it('understands that the document to annul is not known', async () => {
    const running = await bed.start();
    const outcome = await send(clientOf(running), await call(running, 'annul', 9, 9));
    expect(outcome).toMatchObject({ state: 'refused', httpStatus: 404 });
    expect(outcome.error?.code).toBe('gateway/document-unknown');
  });

  it('understands that the patient is another one', async () => {
    const running = await bed.start();
    const act = await call(running, 'create', 4, null);
    const other = { ...act, patientCodiceFiscale: 'MNTMRA03M71C615V' };
    const outcome = await send(clientOf(running), other);
    expect(outcome).toMatchObject({ state: 'refused', httpStatus: 403 });
    expect(outcome.error?.code).toBe('gateway/patient-mismatch');
    expect(running.ledger().documents).toEqual([]);
  });
});
