import { classifyAnswer } from '../../shared/fse/answers/classifyAnswer.ts';
import type { Operation } from '../../shared/fse/operation.ts';
import type { CallOutcome } from '../domain/ports/gateway.ts';
import type { Exchange, GatewayAnswer } from '../domain/ports/transport.ts';
import { decodeBody } from './decodeBody.ts';

const withoutAnswer = {
  httpStatus: null,
  cartId: null,
  traceId: null,
  workflowInstanceId: null,
  transactionId: null,
  responseHeaders: {},
  responseBody: null,
  warning: null,
} as const;

function answered(operation: Operation, answer: GatewayAnswer, limitBytes: number): CallOutcome {
  const classification = classifyAnswer({
    operation,
    status: answer.status,
    headers: answer.headers,
    body: decodeBody(answer.body, limitBytes),
  });
  return {
    state: classification.state,
    exchange: 'answered',
    httpStatus: answer.status,
    ...classification.ids,
    responseHeaders: answer.headers,
    responseBody: answer.body,
    error: classification.error,
    warning: classification.warning?.text ?? null,
  };
}

/**
 * What an exchange means for its submission. Without a whole answer the distance it got decides: before the first
 * byte it is still queued, after it nobody knows (reliability §7.2.3).
 */
export function callOutcome(
  operation: Operation,
  exchange: Exchange,
  answerLimitBytes: number,
): CallOutcome {
  switch (exchange.kind) {
    case 'answered':
      return answered(operation, exchange.answer, answerLimitBytes);
    case 'not-sent':
      return { ...withoutAnswer, state: 'queued', exchange: 'not-sent', error: exchange.error };
    case 'unknown':
      return {
        ...withoutAnswer,
        state: 'outcome-unknown',
        exchange: 'unknown',
        error: exchange.error,
      };
  }
}
