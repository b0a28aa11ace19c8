import type { answerErrors } from '../../errors/areas/gatewayErrors.ts';
import type { ActionClass } from '../actionClass.ts';
import type { Operation } from '../operation.ts';
import type { SubmissionState } from '../submissionState.ts';
import type { ReadAnswer } from './readAnswer.ts';

/** The code of an error made from an answer. */
export type AnswerErrorCode = keyof typeof answerErrors;

/** Where an answer that is not a success leaves its submission. */
export type FailedState = Extract<
  SubmissionState,
  'queued' | 'refused' | 'outcome-unknown' | 'blocked'
>;

/** What is concluded from a recognised cause. */
export interface Conclusion {
  readonly code: AnswerErrorCode;
  readonly action: ActionClass;
  readonly state: FailedState;
}

/** One row of a table of causes: every given condition must hold. The first row that holds decides. */
export interface AnswerRule extends Conclusion {
  /** Upstream code or type: exact text, or a pattern for a family. */
  readonly named?: string | RegExp;
  readonly status?: number;
  readonly instance?: string;
  /** Looked for in all texts of the answer and in `WWW-Authenticate`. */
  readonly says?: RegExp;
  readonly operations?: readonly Operation[];
}

function isNamed(expected: AnswerRule['named'], name: string | null): boolean {
  if (expected === undefined) return true;
  if (name === null) return false;
  return typeof expected === 'string' ? expected === name : expected.test(name);
}

function holds(rule: AnswerRule, name: string | null, answer: ReadAnswer): boolean {
  return (
    isNamed(rule.named, name) &&
    (rule.status === undefined || rule.status === answer.status) &&
    (rule.instance === undefined || rule.instance === answer.instance) &&
    (rule.operations === undefined || rule.operations.includes(answer.operation)) &&
    (rule.says === undefined ||
      rule.says.test(answer.text) ||
      rule.says.test(answer.headers['www-authenticate'] ?? ''))
  );
}

/** The first row that holds for an answer whose cause is called `name`; null when none does. */
export function firstRule(
  rules: readonly AnswerRule[],
  name: string | null,
  answer: ReadAnswer,
): AnswerRule | null {
  return rules.find((rule) => holds(rule, name, answer)) ?? null;
}
