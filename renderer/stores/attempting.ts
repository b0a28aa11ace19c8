import type { AppError } from '../../shared/errors/appError.ts';
import type { Result } from '../../shared/errors/result.ts';

/** What a store shows of the last thing that was asked for. */
export interface Attempting {
  readonly isWorking: boolean;
  /** Why the last attempt failed; null while one is under way and after one that went well. */
  readonly failure: AppError | null;
}

/** Waits for what was asked; resolves with its value, or null where it failed and the store says why. */
export type Attempt = <Value>(asked: Promise<Result<Value>>) => Promise<Value | null>;

/**
 * What a store reads to show it, whose state `set` changes: nobody's attempt. It keeps nobody from acting meanwhile, and
 * takes back nothing that was said of an attempt. Resolves like an attempt.
 */
export function reading(set: (state: Pick<Attempting, 'failure'>) => void): Attempt {
  return async (asked) => {
    const answer = await asked;
    if (!answer.ok) set({ failure: answer.error });
    return answer.ok ? answer.value : null;
  };
}

/** The attempts of a store whose state `set` changes. */
export function attempting(set: (state: Attempting) => void): Attempt {
  return async (asked) => {
    set({ isWorking: true, failure: null });
    const answer = await asked;
    set({ isWorking: false, failure: answer.ok ? null : answer.error });
    return answer.ok ? answer.value : null;
  };
}
