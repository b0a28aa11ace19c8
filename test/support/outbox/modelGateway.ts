import { randomUUID } from 'node:crypto';
import type { Timer } from '../../../electron/domain/ports/timer.ts';
import type {
  CallOutcome,
  Gateway,
  GatewayCall,
  PreparedCall,
} from '../../../electron/domain/ports/gateway.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import type { Operation } from '../../../shared/fse/operation.ts';
import type { ActionClass } from '../../../shared/fse/actionClass.ts';
import type { AnswerErrorCode } from '../../../shared/fse/answers/answerRule.ts';

/** What befalls a call. */
export const modelFaults = [
  'none',
  'not-sent',
  'lost-before',
  'lost-after',
  'busy',
  'token',
  'configuration',
  'page-before',
  'page-after',
] as const;

/** One of the faults of the model. */
export type ModelFault = (typeof modelFaults)[number];

/** Faults that strike after the call had its effect. */
const afterEffect: readonly ModelFault[] = ['lost-after', 'page-after'];

interface ModelDocument {
  status: 'effective' | 'replaced' | 'annulled';
  readonly visibleAtMs: number;
}

const nothing = {
  cartId: null,
  traceId: null,
  workflowInstanceId: null,
  transactionId: null,
  responseHeaders: {},
  responseBody: null,
  warning: null,
};

function unheard(): CallOutcome {
  const error = appError('archive/attempt-interrupted', {});
  return { ...nothing, state: 'outcome-unknown', exchange: 'unknown', httpStatus: null, error };
}

/**
 * The gateway as a model: what it holds, when its index sees it, and a script of faults. Faster than the simulator
 * by three orders of magnitude, for properties over many schedules.
 */
export class ModelGateway implements Gateway {
  readonly documents = new Map<string, ModelDocument>();
  /** Effects that should have been caught as duplicates and were not. */
  duplicates = 0;
  /** X-CART-ids of the answers that were delivered whole. */
  readonly delivered: string[] = [];
  /** Documents of the calls that reached the gateway, in order. */
  readonly reached: string[] = [];
  /** What they asked for. */
  readonly operations: Operation[] = [];
  readonly #time: Pick<Timer, 'elapsedMs'>;
  readonly #faults: ModelFault[];
  readonly #indexDelayMs: number;

  constructor(time: Pick<Timer, 'elapsedMs'>, faults: readonly ModelFault[], indexDelayMs: number) {
    this.#time = time;
    this.#faults = [...faults];
    this.#indexDelayMs = indexDelayMs;
  }

  prepare(call: GatewayCall): Promise<Result<PreparedCall>> {
    return Promise.resolve(
      ok({
        submissionIdentifier: `2.16.840.1.113883.2.9.2.90.4.3^${randomUUID()}`,
        authorizationJti: randomUUID(),
        signatureJti: randomUUID(),
        method: 'POST',
        url: 'https://127.0.0.1/v1/documents',
        requestSha256: null,
        send: (options) => {
          const fault = this.#faults.shift() ?? 'none';
          if (fault !== 'not-sent') options?.observer?.onFirstByte?.();
          return Promise.resolve(this.#answer(call, fault));
        },
      }),
    );
  }

  #answer(call: GatewayCall, fault: ModelFault): CallOutcome {
    if (fault === 'not-sent') {
      const error = appError('channel/name-not-found', { host: 'localhost:443' });
      return { ...nothing, state: 'queued', exchange: 'not-sent', httpStatus: null, error };
    }
    this.reached.push(call.documentId);
    this.operations.push(call.operation);
    if (fault === 'lost-before') return unheard();
    if (fault === 'page-before') return this.#refusal('gateway/not-the-gateway', 'AMBIG', null);
    if (fault === 'busy') return this.#refusal('gateway/unavailable', 'RETRY', randomUUID());
    if (fault === 'token') return this.#refusal('gateway/token-expired', 'TOKEN', randomUUID());
    if (fault === 'configuration') {
      return this.#refusal('gateway/certificate-not-enabled', 'CONFIG', randomUUID());
    }
    const refusedAs = this.#perform(call);
    if (afterEffect.includes(fault)) return unheard();
    const cartId = randomUUID();
    if (refusedAs !== null) return this.#refusal(refusedAs, 'FIX', cartId);
    this.delivered.push(cartId);
    return {
      ...nothing,
      state: 'accepted',
      exchange: 'answered',
      httpStatus: 201,
      cartId,
      error: null,
    };
  }

  #refusal(code: AnswerErrorCode, action: ActionClass, cartId: string | null): CallOutcome {
    if (cartId !== null) this.delivered.push(cartId);
    const state = {
      RETRY: 'queued',
      AMBIG: 'outcome-unknown',
      TOKEN: 'blocked',
      FIX: 'refused',
      CONFIG: 'blocked',
      SUPPORT: 'refused',
    } as const;
    const data = { httpStatus: 500, action, upstreamCode: null, upstreamDetail: null };
    const error = appError(code, { ...data, retryAfterSeconds: null });
    const exchange = 'answered';
    return { ...nothing, state: state[action], exchange, httpStatus: 500, cartId, error };
  }

  /** Carries the act out; the code of the refusal where the gateway holds something that forbids it. */
  #perform({ operation, documentId, targetId }: GatewayCall): AnswerErrorCode | null {
    const nowMs = this.#time.elapsedMs();
    const target = targetId === null ? undefined : this.documents.get(targetId);
    // The target is looked for before the new identifier (gateway-checks.md C-58, C-59).
    if (operation === 'replace' && target?.status !== 'effective')
      return 'gateway/document-unknown';
    if (operation === 'create' || operation === 'replace') {
      const present = this.documents.get(documentId);
      if (present !== undefined) {
        if (nowMs >= present.visibleAtMs) return 'gateway/index-already-registered';
        this.duplicates += 1;
        return null;
      }
      if (target !== undefined) target.status = 'replaced';
      const visibleAtMs = nowMs + this.#indexDelayMs;
      this.documents.set(documentId, { status: 'effective', visibleAtMs });
      return null;
    }
    if (target?.status !== 'effective') return 'gateway/document-unknown';
    if (operation === 'annul') target.status = 'annulled';
    return null;
  }
}
