import { parseJsonObject, textMember } from '../../../shared/fse/answers/jsonObject.ts';
import type { AppError } from '../../../shared/errors/appError.ts';
import type { CallOutcome } from '../../domain/ports/gateway.ts';
import type { AccreditationCase, Expectation, RunnableCase } from './accreditationCase.ts';
import type { CaseCall } from './runCase.ts';
import { validationCases } from './validationCases.ts';

/** What became of a case. */
export type CaseResult =
  | { readonly verdict: 'met' | 'not-met'; readonly case: RunnableCase; readonly call: CaseCall }
  | {
      readonly verdict: 'not-applicable';
      readonly case: AccreditationCase;
      readonly reason: string;
    }
  | { readonly verdict: 'not-run'; readonly case: AccreditationCase; readonly error: AppError };

/** The call of a case that was made; null otherwise. */
export function callOf(result: CaseResult): CaseCall | null {
  return 'call' in result ? result.call : null;
}

/** Only cases of the checklist in force are declared; withdrawn ones and ours are evidence. */
export function isInForce({ case: { id } }: CaseResult): boolean {
  return validationCases.some((each) => each.id === id);
}

/** UTC to the second, as the national checker wants it (accreditation.md §4). */
export function toSecond(instant: string): string {
  return `${instant.slice(0, 19)}Z`;
}

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
