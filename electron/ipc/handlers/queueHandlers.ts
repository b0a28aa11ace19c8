import { ok, type Result } from '../../../shared/errors/result.ts';
import type { SubmissionState } from '../../../shared/fse/submissionState.ts';
import type { Outbox } from '../../domain/outbox/outbox.ts';
import type { Archive, HistoryEntry } from '../../domain/ports/archive.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';
import { actViewsOf } from './actViews.ts';

const unsettled: readonly SubmissionState[] = ['queued', 'sending', 'outcome-unknown', 'blocked'];
/** More than a practice sends in a day; what is beyond is in the history. */
const MOST_SHOWN = 1000;

async function queueEntries(
  archive: Archive,
  since: string,
): Promise<Result<readonly HistoryEntry[]>> {
  const queries = [...unsettled.map((state) => ({ state })), { from: since }];
  const found = new Map<string, HistoryEntry>();
  for (const query of queries) {
    const entries = await archive.history({ ...query, limit: MOST_SHOWN });
    if (!entries.ok) return entries;
    for (const entry of entries.value) found.set(entry.submission.submissionId, entry);
  }
  return ok(
    [...found.values()].sort((one, other) =>
      one.submission.createdAt.localeCompare(other.submission.createdAt),
    ),
  );
}

async function withOutbox(
  desk: Desk,
  act: (outbox: Outbox) => Promise<Result<void>>,
): Promise<Result<Record<string, never>>> {
  const running = await desk.outbox();
  if (!running.ok) return running;
  const { outbox } = running.value;
  const done = await act(outbox);
  outbox.wake();
  desk.emit('queue.changed', { status: 'unchanged' });
  return done.ok ? ok({}) : done;
}

/** The verbs of the queue. */
export function queueHandlers(
  desk: Desk,
): Pick<
  Handlers,
  'queue.list' | 'queue.wake' | 'queue.pause' | 'queue.resume' | 'queue.verify' | 'queue.cancel'
> {
  return {
    'queue.list': async ({ since }) => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const entries = await queueEntries(archive.value, since);
      if (!entries.ok) return entries;
      const acts = await actViewsOf(archive.value, entries.value);
      if (!acts.ok) return acts;
      const pause = await archive.value.queuePause();
      if (!pause.ok) return pause;
      const running = await desk.outbox();
      const waiting = running.ok ? running.value.waiting() : running.error;
      return ok({ acts: acts.value, pause: pause.value, waiting });
    },
    'queue.wake': () => withOutbox(desk, () => Promise.resolve(ok())),
    'queue.pause': () => withOutbox(desk, (outbox) => outbox.pause()),
    'queue.resume': () => withOutbox(desk, (outbox) => outbox.resume()),
    'queue.verify': ({ submissionId }) => withOutbox(desk, (outbox) => outbox.verify(submissionId)),
    'queue.cancel': ({ submissionId }) => withOutbox(desk, (outbox) => outbox.cancel(submissionId)),
  };
}
