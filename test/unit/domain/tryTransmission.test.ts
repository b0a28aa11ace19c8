import { describe, expect, it, vi } from 'vitest';
import type { CallOutcome, Gateway, GatewayCall } from '../../../electron/domain/ports/gateway.ts';
import { tryTransmission } from '../../../electron/domain/tryTransmission.ts';
import { systemClock } from '../../../electron/process/systemClock.ts';
import { systemRandomness } from '../../../electron/process/systemRandomness.ts';
import { type AppError, appError } from '../../../shared/errors/appError.ts';
import { ok } from '../../../shared/errors/result.ts';
import {
  gatewayEnvironmentSchema,
  stageEnvironment,
} from '../../../shared/fse/gatewayEnvironment.ts';
import { stageDoctor as profile } from '../../support/fseProfile.ts';

const stage = stageEnvironment('https://nodo.example/v2');

const unknownDocument = appError('gateway/document-unknown', {
  httpStatus: 404,
  action: 'FIX',
  upstreamCode: '/msg/record-not-found',
  upstreamDetail: null,
  retryAfterSeconds: null,
});

function answering(error: AppError | null) {
  const calls: GatewayCall[] = [];
  const outcome: CallOutcome = {
    state: error === null ? 'accepted' : 'refused',
    exchange: 'answered',
    httpStatus: 404,
    cartId: 'CART-1',
    traceId: null,
    workflowInstanceId: null,
    transactionId: null,
    responseHeaders: {},
    responseBody: null,
    error,
    warning: null,
  };
  const gateway: Gateway = {
    prepare: (call) => {
      calls.push(call);
      return Promise.resolve(
        ok({
          submissionIdentifier: '',
          authorizationJti: '',
          signatureJti: '',
          method: 'DELETE',
          url: '',
          requestSha256: null,
          send: () => Promise.resolve(outcome),
        }),
      );
    },
  };
  const open = vi.fn(() => Promise.resolve(ok(gateway)));
  return {
    calls,
    parts: { gateway: open, clock: systemClock, randomness: systemRandomness },
    open,
  };
}

describe('the trial transmission', () => {
  it('asks about a document nobody made, in the name of the doctor, and is glad not to find it', async () => {
    const { calls, parts } = answering(unknownDocument);
    const trial = await tryTransmission(parts, { environment: stage, profile });
    expect(trial).toMatchObject({
      ok: true,
      value: { httpStatus: 404, cartId: 'CART-1', obstacle: null },
    });
    expect(calls).toMatchObject([
      { operation: 'annul', patientCodiceFiscale: profile.codiceFiscale, document: null },
    ]);
    await tryTransmission(parts, { environment: stage, profile });
    expect(calls[0]?.targetId).not.toBe(calls[1]?.targetId);
  });

  it('tells every other answer as what it is', async () => {
    const refusal = appError('workspace/locked', {});
    const trial = await tryTransmission(answering(refusal).parts, { environment: stage, profile });
    expect(trial).toMatchObject({ ok: true, value: { obstacle: refusal } });
  });

  it('is not made where documents are real', async () => {
    const { parts, open } = answering(null);
    const environment = gatewayEnvironmentSchema.parse({ ...stage, name: 'production' });
    expect(await tryTransmission(parts, { environment, profile })).toMatchObject({
      ok: false,
      error: { code: 'gateway/trial-in-production' },
    });
    expect(open).not.toHaveBeenCalled();
  });
});
