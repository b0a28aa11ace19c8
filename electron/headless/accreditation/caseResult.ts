import { parseJsonObject, textMember } from '../../../shared/fse/answers/jsonObject.ts';
import type { AppError } from '../../../shared/errors/appError.ts';
import type { CallOutcome } from '../../domain/ports/gateway.ts';
import type { AccreditationCase, Expectation, RunnableCase } from './accreditationCase.ts';
import type { CaseCall } from './runCase.ts';

/** What became of a case. */
export type CaseResult =
  | { readonly verdict: 'met' | 'not-met'; readonly case: RunnableCase; readonly call: CaseCall }
  | {
      readonly verdict: 'not-applicable';
      readonly case: AccreditationCase;
      readonly reason: string;
    }
  | { readonly verdict: 'not-run'; readonly case: AccreditationCase; readonly error: AppError };

/** The type in the answer's body, or null. */
export function answerType({ responseBody }: CallOutcome): string | null {
  return responseBody === null
    ? null
    : textMember(parseJsonObject(new TextDecoder().decode(responseBody)), 'type');
}

/** Whether an outcome is the one a case must end in. */
export function meets(expected: Expectation, outcome: CallOutcome): boolean {
  switch (expected.kind) {
    case 'accepted':
      return outcome.state === 'accepted' || outcome.state === 'indexed';
    case 'unanswered':
      return outcome.exchange !== 'answered';
    case 'refused': {
      const type = answerType(outcome) ?? '';
      const isRefused = outcome.state !== 'accepted' && outcome.state !== 'indexed';
      return (
        isRefused &&
        expected.as.some((way) => way.status === outcome.httpStatus && way.type.test(type))
      );
    }
  }
}
