import { ok, type Result } from '../../../shared/errors/result.ts';
import type { ActView, AttemptView } from '../../../shared/ipc/historyViews.ts';
import { predecessorOf } from '../../domain/outbox/nextStep.ts';
import type { Archive, Attempt, HistoryEntry } from '../../domain/ports/archive.ts';
import type { SendingPlan } from '../../domain/ports/outboxStore.ts';

/** An answer longer than this is told by its beginning: the whole of it stays in the archive. */
const MAX_ANSWER_CHARACTERS = 4000;

function attemptViewOf({ number, start, end }: Attempt): AttemptView {
  const { startedAt, submissionIdentifier } = start;
  if (end === null) return { number, startedAt, submissionIdentifier, end: null };
  const { responseBody, endedAt, state, exchange, httpStatus, cartId, traceId } = end;
  return {
    number,
    startedAt,
    submissionIdentifier,
    end: {
      endedAt,
      state,
      exchange,
      httpStatus,
      cartId,
      traceId,
      workflowInstanceId: end.workflowInstanceId,
      answer:
        responseBody === null
          ? null
          : new TextDecoder().decode(responseBody).slice(0, MAX_ANSWER_CHARACTERS),
      error: end.error,
      warning: end.warning,
    },
  };
}

/** What the queue knows of an act that is not settled. */
interface QueuePlace {
  readonly plan: SendingPlan;
  readonly waitsFor: string | null;
}

function actViewOf(
  { submission, patient, attempts, recalled }: HistoryEntry,
  place: QueuePlace | undefined,
): ActView {
  const { submissionId, operation, documentId, targetId, state, createdAt, updatedAt } = submission;
  return {
    submissionId,
    operation,
    documentId,
    targetId,
    state,
    createdAt,
    updatedAt,
    patient,
    attempts: attempts.map(attemptViewOf),
    recalled: [...recalled],
    notBefore: place?.plan.notBefore ?? null,
    obstacle: place?.plan.obstacle ?? null,
    waitsFor: place?.waitsFor ?? null,
    reason: submission.reason ?? null,
  };
}

/** History entries as the window is shown them, each with what the queue plans for it. */
export async function actViewsOf(
  archive: Archive,
  entries: readonly HistoryEntry[],
): Promise<Result<ActView[]>> {
  const items = await archive.outboxItems();
  if (!items.ok) return items;
  const places = new Map(
    items.value.map((item): [string, QueuePlace] => {
      const waitsFor = predecessorOf(item, items.value)?.submissionId ?? null;
      return [item.submissionId, { plan: item.plan, waitsFor }];
    }),
  );
  return ok(entries.map((entry) => actViewOf(entry, places.get(entry.submission.submissionId))));
}
