import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { operations, type Operation } from '../../../shared/fse/operation.ts';
import type { MethodCode } from '../routing.ts';

const when = z.strictObject({
  /** The act the fault strikes; every act when absent. */
  method: z.enum(operations).optional(),
  /** The call of that act it strikes, counted from one; every call when absent. */
  nth: z.int().positive().optional(),
});

/** Counts connections instead of calls: what strikes before the first request cannot know the act. */
const whenConnecting = z.strictObject({ nth: z.int().positive().optional() });

/** Whether the call has its effect although the caller is told otherwise. */
const processed = z.boolean().default(false);

const ruleSchema = z.discriminatedUnion('do', [
  /** Closes the connection before TLS. */
  z.strictObject({ when: whenConnecting, do: z.literal('reset-at-connection') }),
  /** Works, but late: before it is processed or between processing and answer. */
  z.strictObject({
    when,
    do: z.literal('delay'),
    milliseconds: z.int().nonnegative(),
    at: z.enum(['before-processing', 'before-answer']).default('before-processing'),
  }),
  /** Cuts the connection when the headers are in: nothing is processed. */
  z.strictObject({ when, do: z.literal('reset-before-body') }),
  /** Cuts the connection in the middle of the body: nothing is processed. */
  z.strictObject({ when, do: z.literal('reset-in-body'), afterBytes: z.int().positive() }),
  /** Cuts the connection after the whole request; it is processed unless told otherwise. */
  z.strictObject({ when, do: z.literal('reset-after-body'), processed: z.boolean().default(true) }),
  /** Never answers; ends when the caller goes away. */
  z.strictObject({ when, do: z.literal('stall'), processed }),
  /** Processes and cuts the connection inside the head of the answer. */
  z.strictObject({ when, do: z.literal('cut-head') }),
  /** Processes, announces the whole answer and sends half of it. */
  z.strictObject({ when, do: z.literal('truncate') }),
  /** Answers with an outer proxy's page, without X-CART-id. */
  z.strictObject({ when, do: z.literal('status'), status: z.literal([502, 503, 504]), processed }),
  /** Answers as the frontier whose back end failed (F-23) or is overrun (F-22). */
  z.strictObject({
    when,
    do: z.literal('frontier'),
    code: z.enum([
      'TooManyRequests',
      'InvalidResponse',
      'ResponseSizeExceeded',
      'GatewayError',
      'EndpointRequestTimedOut',
    ]),
    processed,
  }),
  /** Answers as the regional service (gateway-checks.md §12, field failures TO-01 to TO-03). */
  z.strictObject({
    when,
    do: z.literal('middleware'),
    error: z.enum([
      'io_error',
      'internal_error',
      'authentication_error',
      'patient-unknown',
      'patient-code',
      'lost-answer',
    ]),
    processed,
  }),
  /** Answers 500 with a text of the index. */
  z.strictObject({ when, do: z.literal('index-error'), text: z.string().min(1), processed }),
  /** Processes and adds a warning of the region to the success. */
  z.strictObject({ when, do: z.literal('regional-warning'), text: z.string().min(1) }),
  /** Processes and answers without X-CART-id. */
  z.strictObject({ when, do: z.literal('no-cart-id') }),
  /** Processes and answers 200 with a page instead of the service's JSON. */
  z.strictObject({ when, do: z.literal('html') }),
  /** Answers bytes that are no answer of the contract, without X-CART-id. */
  z.strictObject({
    when,
    do: z.literal('garbage'),
    content: z.enum(['random', 'half-json', 'empty', 'ten-megabytes', 'gzip-bomb', 'not-http']),
    status: z.int().min(200).max(599).default(200),
    processed,
  }),
]);

/** One line of a fault script. */
export type FaultRule = z.infer<typeof ruleSchema>;

/** The same as it may be written, defaults left out. */
export type FaultRuleInput = z.input<typeof ruleSchema>;

/** A fault that strikes calls rather than connections. */
export type CallFault = Exclude<FaultRule, { readonly do: 'reset-at-connection' }>;

/** Completes and checks the rules of a script; throws with the reason when one is not right. */
export function parseFaults(rules: unknown): readonly FaultRule[] {
  return z.array(ruleSchema).parse(rules);
}

/** Reads a script file: a JSON array of rules. */
export function readFaultFile(path: string): readonly FaultRule[] {
  return parseFaults(JSON.parse(readFileSync(path, 'utf8')));
}

const operationOf: Readonly<Record<MethodCode, Operation>> = {
  V: 'create',
  C: 'create',
  R: 'replace',
  R2: 'replace',
  U: 'update-metadata',
  D: 'annul',
};

/** Follows a script: tells the fault that strikes the next call of an act or the next connection, if any. */
export interface FaultScript {
  next(method: MethodCode): CallFault | null;
  strikesNextConnection(): boolean;
}

/** Starts a script. */
export function createFaultScript(rules: readonly FaultRule[]): FaultScript {
  const calls = new Map<Operation, number>();
  const callFaults = rules.filter((rule) => rule.do !== 'reset-at-connection');
  const connectionFaults = rules.filter((rule) => rule.do === 'reset-at-connection');
  let allCalls = 0;
  let connections = 0;
  return {
    next(method) {
      const operation = operationOf[method];
      const count = (calls.get(operation) ?? 0) + 1;
      calls.set(operation, count);
      allCalls += 1;
      const strikes = (rule: CallFault) => {
        if (rule.when.method !== undefined && rule.when.method !== operation) return false;
        const reached = rule.when.method === undefined ? allCalls : count;
        return rule.when.nth === undefined || rule.when.nth === reached;
      };
      return callFaults.find(strikes) ?? null;
    },
    strikesNextConnection() {
      connections += 1;
      return connectionFaults.some(({ when: { nth } }) => nth === undefined || nth === connections);
    },
  };
}
