import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { proxyPage } from './answers/proxyPage.ts';
import { problem } from './answers/refusal.ts';
import { refusalAnswer } from './answers/refusalAnswer.ts';
import type { ExchangeIds, WireAnswer } from './answers/wireAnswer.ts';
import { createCall, type GatewayParts } from './call.ts';
import { createFaultScript, type FaultRule } from './faults/faultScript.ts';
import { receive } from './http/receivedRequest.ts';
import { sendAnswer, type Spoiling } from './http/sendAnswer.ts';
import { judgeCall, type Judgement } from './judgeCall.ts';
import type { LedgerBook } from './ledger/ledger.ts';
import { recordAccepted } from './ledger/recordAccepted.ts';
import { createRateLimiter } from './rateLimiter.ts';
import { routeOf, type Routing } from './routing.ts';

/** What a gateway needs to answer requests. */
export interface HandlerParts extends GatewayParts {
  readonly ledger: LedgerBook;
}

/** Answers one HTTP request; resolves when the exchange is over, however it ended. Never rejects. */
export type RequestHandler = (message: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What became of an exchange, for the ledger. */
interface Outcome {
  readonly status: number | null;
  readonly cartId: string | null;
  readonly refusedBy: string | null;
}

const unanswered: Outcome = { status: null, cartId: null, refusedBy: null };

function unexpected(ids: ExchangeIds): Judgement {
  const refusal = problem('/msg/generic-error', '', 'Errore generico', { status: 500 });
  const place = { handler: 'publication', workflowInstanceId: '' } as const;
  return { answer: refusalAnswer(refusal, ids, place), refusedBy: 'unexpected' };
}

function spoilingOf(fault: FaultRule | null): Spoiling {
  if (fault?.do === 'truncate') return 'truncated';
  return fault?.do === 'no-cart-id' || fault?.do === 'html' ? 'anonymous' : 'none';
}

/** The one place where requests become judgements, ledger entries and answers. */
export function createRequestHandler(parts: HandlerParts): RequestHandler {
  const { ledger, settings, surroundings } = parts;
  const script = createFaultScript(settings.faults);
  const limiter = createRateLimiter(settings.rateLimit);

  async function judge(
    message: IncomingMessage,
    routing: Routing,
    ids: ExchangeIds,
    processes: boolean,
  ): Promise<Judgement | null> {
    const now = surroundings.clock.now();
    const request = await receive(message, settings.maximumRequestBytes);
    if (!processes) return null;
    const call = createCall(parts, { now, request, routing, overLimit: limiter.isOver(now) });
    try {
      const judgement = await judgeCall(call, ids);
      if (judgement.refusedBy === null) await recordAccepted(call, ledger, ids.cartId);
      return judgement;
    } catch (error: unknown) {
      // The real service answers any defect of its own the same way; a developer must still see ours.
      console.error(error);
      return unexpected(ids);
    }
  }

  async function answer(
    response: ServerResponse,
    wire: WireAnswer,
    ids: ExchangeIds,
    spoiling: Spoiling,
  ): Promise<Pick<Outcome, 'status' | 'cartId'>> {
    await sendAnswer(response, wire, { ids, cartHeader: settings.cartHeader }, spoiling);
    return { status: wire.status, cartId: spoiling === 'anonymous' ? null : ids.cartId };
  }

  async function exchange(
    message: IncomingMessage,
    response: ServerResponse,
    routing: Routing,
    fault: FaultRule | null,
  ): Promise<Outcome> {
    const ids: ExchangeIds = { cartId: surroundings.uuid(), traceId: surroundings.hex(16) };
    if (fault?.do === 'reset-before-body') {
      message.socket.destroy();
      return unanswered;
    }
    if (fault?.do === 'delay') await delay(fault.milliseconds);
    const processes =
      fault?.do !== 'status' && !(fault?.do === 'reset-after-body' && !fault.processed);
    const judgement = await judge(message, routing, ids, processes);
    if (fault?.do === 'reset-after-body') {
      message.socket.destroy();
      return { ...unanswered, refusedBy: judgement?.refusedBy ?? null };
    }
    if (judgement === null) {
      const status = fault?.do === 'status' ? fault.status : 503;
      const sent = await answer(response, proxyPage(status), ids, 'anonymous');
      return { ...sent, refusedBy: null };
    }
    const wire = fault?.do === 'html' ? proxyPage(200) : judgement.answer;
    const sent = await answer(response, wire, ids, spoilingOf(fault));
    return { ...sent, refusedBy: judgement.refusedBy };
  }

  return async (message, response) => {
    const path = (message.url ?? '').split('?', 1).join('');
    const verb = message.method ?? '';
    const at = surroundings.clock.now().toISOString();
    const routing = routeOf(verb, path, settings);
    const fault = typeof routing === 'string' ? null : script.next(routing.method);
    // The caller may go away while its request is read: an exchange without an answer.
    const outcome = await exchange(message, response, routing, fault).catch(() => unanswered);
    ledger.noteCall({ at, verb, path, ...outcome, fault: fault?.do ?? null });
  };
}
