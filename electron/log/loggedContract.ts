import type { Result } from '../../shared/errors/result.ts';
import type { Logger } from './createLogger.ts';

/** Answers the window, with a line for each answer that is an error: which verb, which code, nothing of what was asked. */
export function loggedContract(
  contract: (verb: string, request: unknown) => Promise<Result<unknown>>,
  logger: Logger,
): (verb: string, request: unknown) => Promise<Result<unknown>> {
  return async (verb, request) => {
    const answered = await contract(verb, request);
    if (!answered.ok)
      logger.log('operation-failed', { operation: verb, code: answered.error.code });
    return answered;
  };
}
