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

/** Answers one HTTP request; resolves when the answer is on its way or the connection cut. Never rejects. */
export type RequestHandler = (message: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What an exchange ends with. */
interface Ending {
  /** Null cuts the connection. */
  readonly wire: WireAnswer | null;
  readonly spoiling: Spoiling;
  readonly refusedBy: string | null;
}

const cut: Ending = { wire: null, spoiling: 'none', refusedBy: null };

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

  async function endingOf(
    message: IncomingMessage,
    routing: Routing,
    fault: FaultRule | null,
    ids: ExchangeIds,
  ): Promise<Ending> {
    if (fault?.do === 'reset-before-body') return cut;
    if (fault?.do === 'delay') await delay(fault.milliseconds);
    const processes =
      fault?.do !== 'status' && !(fault?.do === 'reset-after-body' && !fault.processed);
    const judgement = await judge(message, routing, ids, processes);
    const refusedBy = judgement?.refusedBy ?? null;
    if (fault?.do === 'status') {
      return { wire: proxyPage(fault.status), spoiling: 'anonymous', refusedBy };
    }
    if (judgement === null || fault?.do === 'reset-after-body') return { ...cut, refusedBy };
    const wire = fault?.do === 'html' ? proxyPage(200) : judgement.answer;
    return { wire, spoiling: spoilingOf(fault), refusedBy };
  }

  return async (message, response) => {
    const path = (message.url ?? '').split('?', 1).join('');
    const verb = message.method ?? '';
    const at = surroundings.clock.now().toISOString();
    const routing = routeOf(verb, path, settings);
    const fault = typeof routing === 'string' ? null : script.next(routing.method);
    const ids: ExchangeIds = { cartId: surroundings.uuid(), traceId: surroundings.hex(16) };
    // The caller may go away while its request is read: an exchange without an answer.
    const ending = await endingOf(message, routing, fault, ids).catch(() => cut);
    const { wire, spoiling, refusedBy } = ending;
    // Before the answer leaves, so that who has it can read the ledger.
    ledger.noteCall({
      at,
      verb,
      path,
      cartId: wire === null || spoiling === 'anonymous' ? null : ids.cartId,
      status: wire?.status ?? null,
      refusedBy,
      fault: fault?.do ?? null,
    });
    if (wire === null) message.socket.destroy();
    else sendAnswer(response, wire, { ids, cartHeader: settings.cartHeader }, spoiling);
  };
}
