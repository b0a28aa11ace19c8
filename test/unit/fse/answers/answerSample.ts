import type { AnswerErrorCode, FailedState } from '../../../../shared/fse/answers/answerRule.ts';
import type { ActionClass } from '../../../../shared/fse/actionClass.ts';
import type { RawAnswer } from '../../../../shared/fse/answers/rawAnswer.ts';

/** One known failure: the answer as upstream writes it and what is to be concluded. */
export interface AnswerSample {
  readonly source: string;
  readonly answer: RawAnswer;
  readonly code: AnswerErrorCode;
  readonly action: ActionClass;
  readonly state: FailedState;
}

/** Code, action class and state expected. */
export type Conclusion = readonly [AnswerErrorCode, ActionClass, FailedState];

/** A number as CART gives it. */
export const cartId = 'b7cad8e2-72c4-41ce-ac9a-24ff2b3f72a0';

/** Any answer, its body as text or JSON. */
export function sample(
  source: string,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: unknown,
  [code, action, state]: Conclusion,
): AnswerSample {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    source,
    answer: { operation: 'create', status, headers, body: text },
    code,
    action,
    state,
  };
}

/** An answer of the gateway proper: problem details with X-CART-id. */
export function problem(
  source: string,
  status: number,
  type: string,
  instance: string,
  detail: string,
  conclusion: Conclusion,
): AnswerSample {
  const body = { traceID: 'a1b2', spanID: 'c3d4', type, title: 'Errore', detail, status, instance };
  return sample(source, status, { 'X-CART-id': cartId }, body, conclusion);
}

/** A refusal of the front end. */
export function govway(
  source: string,
  status: number,
  name: string,
  conclusion: Conclusion,
  headers: Readonly<Record<string, string>> = {},
  detail = 'n/a',
): AnswerSample {
  const body = {
    type: `https://govway.org/handling-errors/${String(status)}/${name}.html`,
    title: name,
    status,
    detail,
    govway_id: '9d1f0b9e-7f7b-11ee-b962-0242ac120002',
  };
  return sample(source, status, { 'X-Cart-id': cartId, ...headers }, body, conclusion);
}

/** An answer that carries a text of the index. */
export function index(source: string, text: string, conclusion: Conclusion): AnswerSample {
  return problem(source, 500, '/msg/ini-error', '/msg/service-error/ini', text, conclusion);
}

/** A message as the index writes it. */
export function inRow(code: string, text: string): string {
  return `[INI]${code}: ${text} - Severity: Error`;
}

/** The content must be corrected. */
export const fixed = (code: AnswerErrorCode): Conclusion => [code, 'FIX', 'refused'];

/** The tokens must be made anew. */
export const blockedToken = (code: AnswerErrorCode): Conclusion => [code, 'TOKEN', 'blocked'];
/** Configuration or certificate must change. */
export const blockedConfig = (code: AnswerErrorCode): Conclusion => [code, 'CONFIG', 'blocked'];
