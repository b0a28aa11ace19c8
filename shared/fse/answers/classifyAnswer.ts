import { appError, type AppError } from '../../errors/appError.ts';
import type { ActionClass } from '../actionClass.ts';
import type { SubmissionState } from '../submissionState.ts';
import type { AnswerIds } from './answerIds.ts';
import { type Conclusion, firstRule } from './answerRule.ts';
import { dispatcherRules } from './dispatcherRules.ts';
import { frontierRules } from './frontierRules.ts';
import { findIndexMessage, type IndexMessage } from './indexMessage.ts';
import { indexCodeRules, indexTextRules } from './indexRules.ts';
import { middlewareRules, regionalTextRules } from './middlewareRules.ts';
import type { RawAnswer } from './rawAnswer.ts';
import { readAnswer, type ReadAnswer } from './readAnswer.ts';
import { concludeFromStatus } from './statusRules.ts';
import type { AnswerWarning } from './warnings.ts';

/** Who gave the answer, as far as it can be told. */
export type AnswerLayer = 'frontier' | 'middleware' | 'index' | 'gateway' | 'unrecognised';

/** An answer understood. */
export interface Classification {
  readonly state: Extract<
    SubmissionState,
    'accepted' | 'queued' | 'refused' | 'outcome-unknown' | 'blocked'
  >;
  /** Null for a success. */
  readonly action: ActionClass | null;
  /** Null for a success. */
  readonly error: AppError | null;
  readonly layer: AnswerLayer;
  readonly ids: AnswerIds;
  readonly warning: AnswerWarning | null;
  readonly retryAfterSeconds: number | null;
}

interface Cause {
  readonly layer: AnswerLayer;
  readonly conclusion: Conclusion;
  readonly upstreamCode: string | null;
}

const UPSTREAM_CHARACTERS = 2000;

/**
 * A 2xx is a success when CART vouches for it with its number, whatever the body, or when the body has the shape
 * of the contract; any other 2xx may be a proxy's page (reliability §7.2.3).
 */
function isAccepted(answer: ReadAnswer): boolean {
  const isSuccess = answer.status >= 200 && answer.status < 300;
  const { cartId, traceId, workflowInstanceId } = answer.ids;
  const hasContractShape =
    answer.type === null && (traceId !== null || workflowInstanceId !== null);
  return isSuccess && (cartId !== null || hasContractShape);
}

function frontierCause(answer: ReadAnswer): Cause | null {
  if (answer.frontierCode === null) return null;
  const rule = firstRule(frontierRules, answer.frontierCode, answer);
  return {
    layer: 'frontier',
    conclusion: rule ?? concludeFromStatus(answer),
    upstreamCode: answer.frontierCode,
  };
}

function middlewareCause(answer: ReadAnswer): Cause | null {
  if (answer.type?.startsWith('mw/') === true) {
    const refused: Conclusion = {
      code: 'gateway/middleware-refused',
      action: 'SUPPORT',
      state: 'refused',
    };
    const failed: Conclusion = {
      code: 'gateway/middleware-failed',
      action: 'AMBIG',
      state: 'outcome-unknown',
    };
    const rule = firstRule(middlewareRules, answer.type, answer);
    const byStatus = answer.status >= 400 && answer.status < 500 ? refused : failed;
    return { layer: 'middleware', conclusion: rule ?? byStatus, upstreamCode: answer.type };
  }
  const rule = firstRule(regionalTextRules, answer.type, answer);
  return rule && { layer: 'middleware', conclusion: rule, upstreamCode: answer.type };
}

function indexConclusion(message: IndexMessage, answer: ReadAnswer): Conclusion {
  if (message.isWarning) {
    return {
      code: 'gateway/index-warning-only',
      action: 'AMBIG',
      state: 'outcome-unknown',
    };
  }
  return (
    firstRule(indexCodeRules, message.code, answer) ??
    firstRule(indexTextRules, null, answer) ?? {
      code: 'gateway/index-refused',
      action: 'SUPPORT',
      state: 'refused',
    }
  );
}

function indexCause(answer: ReadAnswer): Cause | null {
  const message = findIndexMessage(answer.text);
  if (message !== null) {
    return {
      layer: 'index',
      conclusion: indexConclusion(message, answer),
      upstreamCode: message.code,
    };
  }
  const rule = firstRule(indexTextRules, null, answer);
  return rule && { layer: 'index', conclusion: rule, upstreamCode: answer.type };
}

function dispatcherCause(answer: ReadAnswer): Cause | null {
  const rule = firstRule(dispatcherRules, answer.type, answer);
  return rule && { layer: 'gateway', conclusion: rule, upstreamCode: answer.type };
}

function statusCause(answer: ReadAnswer): Cause {
  return {
    layer: 'unrecognised',
    conclusion: concludeFromStatus(answer),
    upstreamCode: answer.type,
  };
}

/** The cause of an answer that is no success, layers asked in the order of gateway.md §10.1. */
function causeOf(answer: ReadAnswer): Cause {
  const isSuccess = answer.status >= 200 && answer.status < 300;
  // A 2xx nobody vouches for is not searched for causes: its text is a stranger's.
  if (isSuccess) return statusCause(answer);
  return (
    frontierCause(answer) ??
    middlewareCause(answer) ??
    indexCause(answer) ??
    dispatcherCause(answer) ??
    statusCause(answer)
  );
}

function errorOf(cause: Cause, answer: ReadAnswer): AppError {
  const detail = answer.detail ?? answer.title ?? answer.text;
  return appError(cause.conclusion.code, {
    httpStatus: answer.status,
    action: cause.conclusion.action,
    upstreamCode: cause.upstreamCode,
    upstreamDetail: detail === '' ? null : detail.slice(0, UPSTREAM_CHARACTERS),
    retryAfterSeconds: answer.retryAfterSeconds,
  });
}

/**
 * Understands an HTTP answer: who gave it, what it means for the submission, what is to be done, every handle it
 * carries. Total: any status, headers and text give a classification, and none but a vouched 2xx gives `accepted`.
 */
export function classifyAnswer(raw: RawAnswer): Classification {
  const answer = readAnswer(raw);
  const common = {
    ids: answer.ids,
    warning: answer.warning,
    retryAfterSeconds: answer.retryAfterSeconds,
  };
  if (isAccepted(answer)) {
    return { state: 'accepted', action: null, error: null, layer: 'gateway', ...common };
  }
  const cause = causeOf(answer);
  return {
    state: cause.conclusion.state,
    action: cause.conclusion.action,
    error: errorOf(cause, answer),
    layer: cause.layer,
    ...common,
  };
}
