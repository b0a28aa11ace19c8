import { refusalAnswer } from '../answers/refusalAnswer.ts';
import { jsonAnswer, type ExchangeIds, type WireAnswer } from '../answers/wireAnswer.ts';
import type { Call } from '../call.ts';
import { frontierTokens } from '../checks/frontierTokens.ts';
import { frontierTransport } from '../checks/frontierTransport.ts';
import type { Judgement } from '../judgeCall.ts';
import type { LedgerSubmission } from '../ledger/ledgerEntries.ts';
import { statusChecks } from './statusChecks.ts';
import { statusEvents } from './statusEvents.ts';
import type { StatusQuery } from './statusQuery.ts';

/** On status calls the frontier looks at the connection and at the bearer token only (gateway-checks.md §2). */
const frontierOfStatus = ['F-01', 'F-22', 'F-03', 'F-04', 'F-09', 'F-12', 'F-15', 'F-17'];

const place = { handler: 'first', workflowInstanceId: '' } as const;

function submissionFor(
  query: StatusQuery,
  submissions: readonly LedgerSubmission[],
): LedgerSubmission | null {
  if (query.by === 'health') return null;
  const key = query.by === 'trace' ? 'traceId' : 'workflowInstanceId';
  return submissions.find((submission) => submission[key] === query.id) ?? null;
}

function accepted(
  query: StatusQuery,
  found: LedgerSubmission | null,
  ids: ExchangeIds,
): WireAnswer {
  if (query.by === 'health') {
    return jsonAnswer(200, 'application/json', { status: 'UP', traceID: ids.traceId });
  }
  return jsonAnswer(200, 'application/json', {
    traceID: ids.traceId,
    spanID: ids.traceId,
    transactionData: found === null ? [] : statusEvents(found),
  });
}

/** Answers a status call. */
export async function judgeStatusCall(
  call: Call,
  query: StatusQuery,
  submissions: readonly LedgerSubmission[],
  ids: ExchangeIds,
): Promise<Judgement> {
  const found = submissionFor(query, submissions);
  const { skippedChecks } = call.settings;
  const isMade = ({ id }: { readonly id: string }) => !skippedChecks.includes(id);
  const frontier = [...frontierTransport, ...frontierTokens].filter(({ id }) =>
    frontierOfStatus.includes(id),
  );
  for (const check of frontier.filter(isMade)) {
    const refusal = await check.examine(call);
    if (refusal !== null)
      return { answer: refusalAnswer(refusal, ids, place), refusedBy: check.id };
  }
  for (const check of statusChecks.filter(isMade)) {
    const refusal = check.examine({ call, query, found });
    if (refusal !== null)
      return { answer: refusalAnswer(refusal, ids, place), refusedBy: check.id };
  }
  return { answer: accepted(query, found, ids), refusedBy: null };
}
