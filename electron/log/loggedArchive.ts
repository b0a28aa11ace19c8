import type { Archive, AttemptStart } from '../domain/ports/archive.ts';
import type { Logger } from './createLogger.ts';

/** The archive with a line for each attempt and its end: identifiers and outcome, never content. */
export function loggedArchive(archive: Archive, logger: Logger): Archive {
  const open = new Map<string, AttemptStart>();
  return {
    ...archive,
    beginAttempt: async (start) => {
      const begun = await archive.beginAttempt(start);
      if (begun.ok) {
        open.set(start.attemptId, start);
        const { submissionId, attemptId } = start;
        logger.log('attempt-started', { submissionId, attemptId, number: begun.value });
      }
      return begun;
    },
    endAttempt: async (end) => {
      const ended = await archive.endAttempt(end);
      const start = open.get(end.attemptId);
      if (ended.ok && start !== undefined) {
        open.delete(end.attemptId);
        const { attemptId, exchange, state, httpStatus, cartId, traceId } = end;
        const durationMs = Math.max(0, Date.parse(end.endedAt) - Date.parse(start.startedAt));
        logger.log('attempt-ended', {
          submissionId: start.submissionId,
          attemptId,
          exchange,
          state,
          httpStatus,
          cartId,
          traceId,
          code: end.error?.code ?? null,
          durationMs,
        });
      }
      return ended;
    },
  };
}
