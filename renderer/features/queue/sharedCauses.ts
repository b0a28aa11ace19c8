import type { AppError } from '../../../shared/errors/appError.ts';
import type { ActView } from '../../../shared/ipc/historyViews.ts';
import { lastAttempt } from './actSentence.ts';

/** Refusals that share a cause. */
export interface SharedCause {
  readonly error: AppError;
  readonly acts: readonly ActView[];
  /** Whether the same bytes may pass once the cause is gone: not where the document itself is wrong. */
  readonly isResendable: boolean;
}

/** The causes that more than one refusal has, the most frequent first. */
export function sharedCauses(acts: readonly ActView[]): readonly SharedCause[] {
  const refused = acts.flatMap((act) => {
    const error = act.state === 'refused' ? (lastAttempt(act)?.end?.error ?? null) : null;
    return error === null ? [] : [{ act, error }];
  });
  return [...Map.groupBy(refused, ({ error }) => error.code).values()]
    .filter((same) => same.length > 1)
    .sort((one, other) => other.length - one.length)
    .flatMap((same) => {
      const [first] = same;
      if (first === undefined) return [];
      const isResendable = Reflect.get(first.error.data, 'action') !== 'FIX';
      return [{ error: first.error, acts: same.map(({ act }) => act), isResendable }];
    });
}
