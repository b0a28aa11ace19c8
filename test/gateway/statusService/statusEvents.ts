import type { LedgerSubmission } from '../ledger/ledgerEntries.ts';

/** One event of a transaction as the status service tells it. */
export type StatusEvent = Readonly<Record<string, string>>;

/** Records are kept about a year. */
const KEPT_MILLISECONDS = 365 * 24 * 60 * 60 * 1000;

const activity = { C: 'CREATE', R2: 'REPLACE', R: 'REPLACE', U: 'UPDATE', D: 'DELETE' } as const;

function indexEvent({
  indexing,
  at,
}: LedgerSubmission): readonly [string, string, string, string][] {
  switch (indexing.state) {
    case 'pending':
      return [];
    case 'done':
      return [['SEND_TO_INI', 'SUCCESS', at, '']];
    case 'deferred':
      return [['SEND_TO_INI', 'ASYNC_RETRY', at, 'Nuovo tentativo in corso']];
    case 'failed':
      return [['SEND_TO_INI', 'BLOCKING_ERROR', at, indexing.error]];
  }
}

/** Everything that happened to a submission so far, oldest first. */
export function statusEvents(submission: LedgerSubmission): readonly StatusEvent[] {
  const { at, documentId, subject, method, issuer, workflowInstanceId, traceId } = submission;
  const publishes = method === 'C' || method === 'R2' || method === 'R';
  const phases: readonly [string, string, string, string][] = [
    ...(publishes ? [['VALIDATION', 'SUCCESS', at, ''] as [string, string, string, string]] : []),
    [publishes ? 'PUBLICATION' : activity[method], 'SUCCESS', at, ''],
    ...indexEvent(submission),
  ];
  return phases.map(([eventType, eventStatus, eventDate, message]) => ({
    eventType,
    eventDate,
    eventStatus,
    message,
    identificativoDocumento: documentId,
    subject,
    tipoAttivita: activity[method],
    organizzazione: issuer,
    workflowInstanceId,
    traceId,
    issuer,
    expiringDate: new Date(Date.parse(at) + KEPT_MILLISECONDS).toISOString(),
  }));
}
