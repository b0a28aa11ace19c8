import { problemTitles, statusOf, type Handler } from './problemTypes.ts';
import type { DispatcherRefusal, FrontierRefusal, Refusal } from './refusal.ts';
import { jsonAnswer, type ExchangeIds, type WireAnswer } from './wireAnswer.ts';

/** What the phase in which a call was refused knows about it. */
export interface RefusalPlace {
  readonly handler: Handler;
  /** The workflow the first handler writes: `UNKNOWN_WORKFLOW_ID` until C-47 has computed it. */
  readonly workflowInstanceId: string;
}

function frontierAnswer(refusal: FrontierRefusal, ids: ExchangeIds): WireAnswer {
  const { status, code, detail } = refusal;
  const body = {
    type: `https://govway.org/handling-errors/${String(status)}/${code}.html`,
    title: code,
    status,
    detail,
    govway_id: ids.cartId,
  };
  return jsonAnswer(status, 'application/problem+json', body, {
    'GovWay-Transaction-ErrorType': code,
    ...refusal.headers,
  });
}

function dispatcherAnswer(
  refusal: DispatcherRefusal,
  ids: ExchangeIds,
  place: RefusalPlace,
): WireAnswer {
  const { type, detail, instance } = refusal;
  const status = refusal.status ?? statusOf(type, place.handler);
  const namesWorkflow = place.handler === 'first' && refusal.workflow !== 'never';
  const body = {
    traceID: ids.traceId,
    spanID: ids.traceId,
    type,
    title: problemTitles[type],
    detail,
    // The delete handler forgets the property (gateway-checks.md §12).
    ...(place.handler === 'delete' && refusal.status === undefined ? {} : { status }),
    instance,
    ...(namesWorkflow ? { workflowInstanceId: place.workflowInstanceId } : {}),
  };
  return jsonAnswer(status, 'application/problem+json', body);
}

/** The answer of whichever layer refused. */
export function refusalAnswer(refusal: Refusal, ids: ExchangeIds, place: RefusalPlace): WireAnswer {
  return refusal.layer === 'frontier'
    ? frontierAnswer(refusal, ids)
    : dispatcherAnswer(refusal, ids, place);
}
