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

const ruleSchema = z.discriminatedUnion('do', [
  /** Works, but late. */
  z.strictObject({ when, do: z.literal('delay'), milliseconds: z.int().nonnegative() }),
  /** Cuts the connection when the headers are in: nothing is processed. */
  z.strictObject({ when, do: z.literal('reset-before-body') }),
  /** Cuts the connection after the whole request; it is processed unless told otherwise. */
  z.strictObject({ when, do: z.literal('reset-after-body'), processed: z.boolean().default(true) }),
  /** Answers with an outer proxy's page, without X-CART-id and without processing. */
  z.strictObject({ when, do: z.literal('status'), status: z.literal([502, 503, 504]) }),
  /** Processes, announces the whole answer and sends half of it. */
  z.strictObject({ when, do: z.literal('truncate') }),
  /** Processes and answers without X-CART-id. */
  z.strictObject({ when, do: z.literal('no-cart-id') }),
  /** Processes and answers 200 with a page instead of the service's JSON. */
  z.strictObject({ when, do: z.literal('html') }),
]);

/** One line of a fault script. */
export type FaultRule = z.infer<typeof ruleSchema>;

/** The same as it may be written, defaults left out. */
export type FaultRuleInput = z.input<typeof ruleSchema>;

/** Completes and checks the rules of a script; throws with the reason when one is not right. */
export function parseFaults(rules: unknown): readonly FaultRule[] {
  return z.array(ruleSchema).parse(rules);
}

/** Reads a script file: a JSON array of rules. */
export function readFaultFile(path: string): readonly FaultRule[] {
  return parseFaults(JSON.parse(readFileSync(path, 'utf8')));
}

const operationOf: Readonly<Record<MethodCode, Operation>> = {
  C: 'create',
  R: 'replace',
  R2: 'replace',
  U: 'update-metadata',
  D: 'annul',
};

/** The act a gateway method performs. */
export function operationOfMethod(method: MethodCode): Operation {
  return operationOf[method];
}

/** Follows a script call by call: tells the fault that strikes the next call of an act, if any. */
export interface FaultScript {
  next(method: MethodCode): FaultRule | null;
}

/** Starts a script. */
export function createFaultScript(rules: readonly FaultRule[]): FaultScript {
  const calls = new Map<Operation, number>();
  let allCalls = 0;
  return {
    next(method) {
      const operation = operationOf[method];
      const count = (calls.get(operation) ?? 0) + 1;
      calls.set(operation, count);
      allCalls += 1;
      const strikes = (rule: FaultRule) => {
        if (rule.when.method !== undefined && rule.when.method !== operation) return false;
        const reached = rule.when.method === undefined ? allCalls : count;
        return rule.when.nth === undefined || rule.when.nth === reached;
      };
      return rules.find(strikes) ?? null;
    },
  };
}
