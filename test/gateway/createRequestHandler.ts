import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { problem } from './answers/refusal.ts';
import { refusalAnswer } from './answers/refusalAnswer.ts';
import type { ExchangeIds, WireAnswer } from './answers/wireAnswer.ts';
import { createCall, type Call, type GatewayParts } from './call.ts';
import { faultedAnswer, letsProcess } from './faults/faultedAnswer.ts';
import type { CallFault, FaultScript } from './faults/faultScript.ts';
import { readPart, receive, untilGone } from './http/receivedRequest.ts';
import { sendAnswer, type Spoiling } from './http/sendAnswer.ts';
import { judgeCall, type Judgement } from './judgeCall.ts';
import type { LedgerBook } from './ledger/ledger.ts';
import { recordAccepted } from './ledger/recordAccepted.ts';
import { createRateLimiter } from './rateLimiter.ts';
import { routeOf, type Routing } from './routing.ts';
import { judgeStatusCall } from './statusService/judgeStatusCall.ts';
import { statusQueryOf } from './statusService/statusQuery.ts';

/** What a gateway needs to answer requests. */
export interface HandlerParts extends GatewayParts {
  readonly ledger: LedgerBook;
  readonly script: FaultScript;
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

/** One exchange on its way. */
interface Exchange {
  readonly message: IncomingMessage;
  readonly verb: string;
  readonly path: string;
  readonly routing: Routing;
  readonly fault: CallFault | null;
  readonly ids: ExchangeIds;
}

const cut: Ending = { wire: null, spoiling: 'none', refusedBy: null };

function unexpected(ids: ExchangeIds): Judgement {
  const refusal = problem('/msg/generic-error', '', 'Errore generico', { status: 500 });
  const place = { handler: 'publication', workflowInstanceId: '' } as const;
  return { answer: refusalAnswer(refusal, ids, place), refusedBy: 'unexpected' };
}

const anonymousFaults: readonly CallFault['do'][] = ['no-cart-id', 'html', 'status', 'garbage'];

function spoilingOf(fault: CallFault | null): Spoiling {
  if (fault === null) return 'none';
  if (fault.do === 'truncate') return 'truncated';
  if (fault.do === 'cut-head') return 'cut-head';
  if (fault.do === 'garbage' && fault.content === 'not-http') return 'not-http';
  return anonymousFaults.includes(fault.do) ? 'anonymous' : 'none';
}

/** The one place where requests become judgements, ledger entries and answers. */
export function createRequestHandler(parts: HandlerParts): RequestHandler {
  const { ledger, settings, surroundings, script } = parts;
  const limiter = createRateLimiter(settings.rateLimit);

  async function judged(call: Call, exchange: Exchange): Promise<Judgement> {
    const { verb, path, ids } = exchange;
    ledger.settle(call.now);
    const query = settings.statusService ? statusQueryOf(verb, path) : null;
    if (query !== null) {
      return judgeStatusCall(call, query, ledger.snapshot().submissions, ids);
    }
    const judgement = await judgeCall(call, ids);
    if (judgement.refusedBy === null) await recordAccepted(call, ledger, ids);
    return judgement;
  }

  /** Null where the fault lets nothing be processed. */
  async function judge(exchange: Exchange): Promise<Judgement | null> {
    const { message, routing, fault, ids } = exchange;
    const now = surroundings.clock.now();
    const request = await receive(message, settings.maximumRequestBytes);
    if (!letsProcess(fault)) return null;
    const regionalWarning =
      fault?.do === 'regional-warning' ? fault.text : settings.regionalWarning;
    const call = createCall(
      { ...parts, settings: { ...settings, regionalWarning } },
      { now, request, routing, overLimit: limiter.isOver(now) },
    );
    try {
      return await judged(call, exchange);
    } catch (error: unknown) {
      // The real service answers any defect of its own the same way; a developer must still see ours.
      console.error(error);
      return unexpected(ids);
    }
  }

  async function endingOf(exchange: Exchange): Promise<Ending> {
    const { message, fault, ids } = exchange;
    if (fault?.do === 'reset-before-body') return cut;
    if (fault?.do === 'reset-in-body') {
      await readPart(message, fault.afterBytes);
      return cut;
    }
    const isDelay = fault?.do === 'delay';
    if (isDelay && fault.at === 'before-processing') await delay(fault.milliseconds);
    const judgement = await judge(exchange);
    if (isDelay && fault.at === 'before-answer') await delay(fault.milliseconds);
    const refusedBy = judgement?.refusedBy ?? null;
    if (fault?.do === 'stall') await untilGone(message);
    if (fault?.do === 'stall' || fault?.do === 'reset-after-body') return { ...cut, refusedBy };
    const wire = faultedAnswer(fault, ids) ?? judgement?.answer ?? null;
    return { wire, spoiling: spoilingOf(fault), refusedBy };
  }

  return async (message, response) => {
    // Kept: a message read in part gives its socket up.
    const { socket } = message;
    const path = (message.url ?? '').split('?', 1).join('');
    const verb = message.method ?? '';
    const at = surroundings.clock.now().toISOString();
    const routing = routeOf(verb, path, settings);
    const fault = typeof routing === 'string' ? null : script.next(routing.method);
    const ids: ExchangeIds = { cartId: surroundings.uuid(), traceId: surroundings.hex(16) };
    // The caller may go away while its request is read: an exchange without an answer.
    const ending = await endingOf({ message, verb, path, routing, fault, ids }).catch(() => cut);
    const { wire, spoiling, refusedBy } = ending;
    // Before the answer leaves, so that who has it can read the ledger.
    const identified = wire !== null && (spoiling === 'none' || spoiling === 'truncated');
    ledger.noteCall({
      at,
      verb,
      path,
      cartId: identified ? ids.cartId : null,
      status: wire?.status ?? null,
      refusedBy,
      fault: fault?.do ?? null,
    });
    if (wire === null) socket.destroy();
    else sendAnswer(response, wire, { ids, cartHeader: settings.cartHeader }, spoiling);
  };
}
