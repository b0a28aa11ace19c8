import { jsonAnswer, type ExchangeIds, type WireAnswer } from './wireAnswer.ts';

/** Separates national warnings from the region's own, and is there even when only regional ones are. */
export const regionalWarningSeparator = '--middlewarewarning--';

/** Longest `warning` the service returns. */
const maximumWarningLength = 200_000;

/** Joins the warnings of a success as they travel; null when there are none (gateway.md §11). */
export function joinWarnings(national: readonly string[], regional: string | null): string | null {
  const nationalText = national.join(' ');
  const text =
    regional === null ? nationalText : nationalText + regionalWarningSeparator + regional;
  return text === '' ? null : text.slice(0, maximumWarningLength);
}

/** The answer to an accepted call (gateway.md §9). */
export function successAnswer(
  status: 200 | 201 | 202,
  ids: ExchangeIds,
  workflowInstanceId: string,
  warning: string | null,
): WireAnswer {
  return jsonAnswer(status, 'application/json', {
    traceID: ids.traceId,
    spanID: ids.traceId,
    workflowInstanceId,
    ...(warning === null ? {} : { warning }),
  });
}
