import type { BinderParts } from '../ipc/bindContract.ts';
import type { Logger } from '../log/createLogger.ts';

/** A defect as a line of the log. */
export function loggedDefects(logger: Logger): BinderParts['onDefect'] {
  return ({ correlationId, thrown }) => {
    const { name, message, stack } = thrown instanceof Error ? thrown : new Error(typeof thrown);
    logger.log('defect', { correlationId, name, message, stack: stack ?? '' });
  };
}
