import { type JsonObject, textMember } from './jsonObject.ts';

/** Every handle an answer gives for finding the communication again (gateway.md §12, §8). */
export interface AnswerIds {
  /** `X-CART-id`: the Region's proof that the communication took place. */
  readonly cartId: string | null;
  readonly traceId: string | null;
  readonly workflowInstanceId: string | null;
  /** GovWay's own number of the transaction. */
  readonly transactionId: string | null;
}

/** Longest handle kept; the interface allows 256. */
const MAX_LENGTH = 256;

/** What the gateway writes when it did not get as far as making a workflow id (field failure ST-07). */
const NO_WORKFLOW = 'UNKNOWN_WORKFLOW_ID';

/** The constant the Region writes where it has no trace of its own (field failure TO-03). */
const NO_TRACE = 'R3VERR';

function handle(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' || trimmed.length > MAX_LENGTH ? null : trimmed;
}

/** Reads the handles from headers (names in lower case) and, where there is one, the JSON body. */
export function readAnswerIds(
  headers: Readonly<Record<string, string>>,
  body: JsonObject | null,
): AnswerIds {
  const workflow = handle(textMember(body, 'workflowInstanceId'));
  const trace = handle(textMember(body, 'traceID') ?? textMember(body, 'traceId'));
  return {
    cartId: handle(headers['x-cart-id']),
    traceId: trace === NO_TRACE ? null : trace,
    workflowInstanceId: workflow === NO_WORKFLOW ? null : workflow,
    transactionId:
      handle(headers['govway-transaction-id']) ?? handle(textMember(body, 'govway_id')),
  };
}
