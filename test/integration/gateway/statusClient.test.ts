import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createStatusService } from '../../../electron/gateway/createStatusService.ts';
import type { GatewayTransport } from '../../../electron/domain/ports/transport.ts';
import { readTransactionStatus } from '../../../shared/fse/answers/transactionStatus.ts';
import type { GatewayOptions } from '../../gateway/startGateway.ts';
import { openChannel } from '../../support/openChannel.ts';
import { stageDoctor } from '../../support/fseProfile.ts';
import {
  environmentAt,
  stageCall,
  stageChannel,
  stageClient,
  stageTokens,
} from '../../support/gatewayClient.ts';
import { openGatewayTestBed, type GatewayTestBed } from '../../support/gatewayTestBed.ts';

/** A codice fiscale tells no region: the national service refuses it as published (gateway.md §14). */
const lenient = { skippedChecks: ['S-02', 'S-03'] };

describe('the status service as the client asks it', () => {
  let bed: GatewayTestBed;
  let channel: GatewayTransport;

  beforeAll(async () => {
    bed = await openGatewayTestBed();
  });

  beforeEach(() => {
    channel = stageChannel(bed.pki);
  });

  afterEach(() => channel.close());
  afterAll(() => bed.close());

  async function afterPublishing(options: Partial<GatewayOptions> = {}, statusService = true) {
    const gateway = await bed.start({ statusService: true, ...lenient, ...options });
    const { baseUrl } = gateway;
    const act = await stageCall(bed, baseUrl, 'create', 1);
    const prepared = await stageClient(bed.pki, baseUrl, channel).prepare(act);
    if (!prepared.ok) throw new Error(prepared.error.code);
    const outcome = await prepared.value.send();
    const service = createStatusService({
      environment: environmentAt(baseUrl, { statusService }),
      profile: stageDoctor,
      channel: openChannel(channel),
      tokens: stageTokens(bed.pki),
    });
    return { gateway, outcome, service };
  }

  it.each([
    ['indexed', {}],
    ['pending', { indexDelaySeconds: 3600 }],
    ['failed', { laterIndexFailure: '[INI]R227: mismatch - Severity: Error' }],
    ['uncertain', { laterIndexFailure: '[INI]CRF1: time-out - Severity: Error' }],
  ] as const)('learns that a publication is %s', async (conclusion, options) => {
    const { outcome, service } = await afterPublishing(options);
    const workflowInstanceId = outcome.workflowInstanceId ?? '';
    const byWorkflow = await service.ask({ workflowInstanceId });
    expect(byWorkflow).toMatchObject({ ok: true, value: { conclusion } });
    expect(await service.ask({ traceId: outcome.traceId ?? '' })).toEqual(byWorkflow);
  });

  it('understands refusals', async () => {
    const { service } = await afterPublishing();
    const unknown = await service.ask({ traceId: '0000' });
    expect(unknown.ok ? null : unknown.error.code).toBe('gateway/document-unknown');
    const strict = await afterPublishing({ skippedChecks: [] });
    const refused = await strict.service.ask({ traceId: '0000' });
    expect(refused.ok ? null : refused.error.code).toBe('gateway/token-unreadable');
  });

  it('asks nothing where the environment has no such service', async () => {
    const { gateway, service } = await afterPublishing({}, false);
    const calls = gateway.ledger().calls.length;
    const answer = await service.ask({ traceId: 'x' });
    expect(answer.ok ? null : answer.error.code).toBe('gateway/status-service-off');
    expect(gateway.ledger().calls).toHaveLength(calls);
  });

  it('takes no other body for a status', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        expect(readTransactionStatus(body)).toBeNull();
      }),
    );
  });
});
