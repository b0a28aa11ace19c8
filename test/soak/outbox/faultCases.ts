import { operations, type Operation } from '../../../shared/fse/operation.ts';
import type { FaultRuleInput } from '../../gateway/faults/faultScript.ts';
import type { Disturbance } from './workerOrder.ts';

/** How long the program waits where the gateway answers later than that. */
const impatientMs = 1500;

/** How long it waits elsewhere: on a busy machine an answer must not be late by accident. */
const patientMs = 30_000;

/** Faults that make the program give up waiting. */
const waitedFor: readonly string[] = ['valid but late', 'no answer, not processed'];

/** The time-out of a case. */
export function responseTimeoutOf(point: string): number {
  return waitedFor.includes(point) ? impatientMs : patientMs;
}

type FaultOf = (operation: Operation) => FaultRuleInput;

const at = (method: Operation) => ({ method, nth: 1 });

/** Where an exchange is hurt (reliability §7.3), in the order of its course. */
export const faultPoints: Readonly<Record<string, FaultOf>> = {
  none: (method) => ({ when: at(method), do: 'delay', milliseconds: 0 }),
  'before accept': () => ({ when: { nth: 1 }, do: 'reset-at-connection' }),
  'after headers': (method) => ({ when: at(method), do: 'reset-before-body' }),
  'mid-body': (method) => ({ when: at(method), do: 'reset-in-body', afterBytes: 40 }),
  'after body, not processed': (method) => ({
    when: at(method),
    do: 'reset-after-body',
    processed: false,
  }),
  'after body, processed': (method) => ({ when: at(method), do: 'reset-after-body' }),
  'in the status line': (method) => ({ when: at(method), do: 'cut-head' }),
  'mid-response': (method) => ({ when: at(method), do: 'truncate' }),
  'valid but late': (method) => ({
    when: at(method),
    do: 'delay',
    milliseconds: impatientMs * 2,
    at: 'before-answer',
  }),
  'no answer, not processed': (method) => ({ when: at(method), do: 'stall' }),
  'proxy page 502, processed': (method) => ({
    when: at(method),
    do: 'status',
    status: 502,
    processed: true,
  }),
  'proxy page 503': (method) => ({ when: at(method), do: 'status', status: 503 }),
  'back-end time-out 504, processed': (method) => ({
    when: at(method),
    do: 'frontier',
    code: 'EndpointRequestTimedOut',
    processed: true,
  }),
  'national gateway lost, processed': (method) => ({
    when: at(method),
    do: 'middleware',
    error: 'io_error',
    processed: true,
  }),
  'page with status 200, processed': (method) => ({ when: at(method), do: 'html' }),
  'garbage with status 200, processed': (method) => ({
    when: at(method),
    do: 'garbage',
    content: 'half-json',
    processed: true,
  }),
  'no X-CART-id, processed': (method) => ({ when: at(method), do: 'no-cart-id' }),
};

/** What happens to the program besides. */
export const disturbances: Readonly<Record<string, Disturbance>> = {
  continue: { kind: 'none' },
  'kill -9 before the first byte': { kind: 'kill', at: 'before-exchange' },
  'kill -9 at the first byte': { kind: 'kill', at: 'first-byte' },
  'kill -9 before the answer is written': { kind: 'kill', at: 'after-exchange' },
  restart: { kind: 'stop' },
  'clock +1 h': { kind: 'clock-jump', milliseconds: 3_600_000 },
  'clock -1 h': { kind: 'clock-jump', milliseconds: -3_600_000 },
};

/** One case of the matrix. */
export interface FaultCase {
  readonly point: string;
  readonly operation: Operation;
  readonly disturbance: string;
}

/** Every case; an annulment has no body to be cut in. */
export function allCases(): readonly FaultCase[] {
  return Object.keys(faultPoints).flatMap((point) =>
    operations
      .filter((operation) => point !== 'mid-body' || operation !== 'annul')
      .flatMap((operation) =>
        Object.keys(disturbances).map((disturbance) => ({ point, operation, disturbance })),
      ),
  );
}
