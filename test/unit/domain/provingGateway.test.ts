import { expect, it, vi } from 'vitest';
import type { CallOutcome, Gateway } from '../../../electron/domain/ports/gateway.ts';
import { provingGateway } from '../../../electron/domain/provingGateway.ts';
import { ok } from '../../../shared/errors/result.ts';

function gatewayAnswering(states: readonly CallOutcome['state'][]): Gateway {
  const left = [...states];
  return {
    prepare: () =>
      Promise.resolve(
        ok({
          submissionIdentifier: 's',
          authorizationJti: 'a',
          signatureJti: 'b',
          method: 'POST',
          url: 'https://localhost/',
          requestSha256: null,
          send: () =>
            Promise.resolve({
              state: left.shift() ?? 'refused',
              exchange: 'answered',
              httpStatus: 201,
              cartId: null,
              traceId: null,
              workflowInstanceId: null,
              transactionId: null,
              responseHeaders: {},
              responseBody: null,
              error: null,
              warning: null,
            } satisfies CallOutcome),
        }),
      ),
  };
}

const call = {
  operation: 'create',
  documentId: 'd',
  targetId: null,
  patientCodiceFiscale: 'RMSLSO31M04Z404R',
  metadata: {},
  document: null,
} as const;

it.each([
  [['refused', 'outcome-unknown', 'queued'], 0],
  [['refused', 'accepted', 'accepted'], 1],
] as const)('after %j the identity was proven %d times', async (states, times) => {
  const onProven = vi.fn(() => Promise.resolve());
  const gateway = provingGateway(gatewayAnswering(states), onProven);
  for (const state of states) {
    const prepared = await gateway.prepare(call);
    const outcome = prepared.ok ? await prepared.value.send() : null;
    expect(outcome?.state).toBe(state);
  }
  expect(onProven).toHaveBeenCalledTimes(times);
});
