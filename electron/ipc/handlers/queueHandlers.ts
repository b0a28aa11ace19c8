import { ok, type Result } from '../../../shared/errors/result.ts';
import type { SubmissionState } from '../../../shared/fse/submissionState.ts';
import { connectionNews, type ConnectionNews } from '../../domain/outbox/connectionNews.ts';
import type { Outbox } from '../../domain/outbox/outbox.ts';
import { resendRefused } from '../../domain/resendRefused.ts';
import type { Archive, HistoryEntry, HistoryQuery } from '../../domain/ports/archive.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';
import { actViewsOf } from './actViews.ts';

const unsettled: readonly SubmissionState[] = ['queued', 'sending', 'outcome-unknown', 'blocked'];
/** More than every patient of a practice at once; what is beyond is in the history. */
const MOST_SHOWN = 5000;

/** How long a refusal nobody has dealt with stays in sight. */
const REFUSALS_SINCE_MS = 30 * 86_400_000;

async function queueEntries(
  archive: Archive,
  since: string,
  now: Date,
): Promise<Result<readonly HistoryEntry[]>> {
  const monthAgo = new Date(now.getTime() - REFUSALS_SINCE_MS).toISOString();
  const queries: readonly HistoryQuery[] = [
    ...unsettled.map((state) => ({ state })),
    { from: since },
    // Refusals nobody has dealt with: the doctor has not since done what was refused.
    { state: 'refused', isLast: true, from: monthAgo },
  ];
  const found = new Map<string, HistoryEntry>();
  for (const query of queries) {
    const entries = await archive.history({ ...query, limit: MOST_SHOWN });
    if (!entries.ok) return entries;
    for (const entry of entries.value) found.set(entry.submission.submissionId, entry);
  }
  const sorted = [...found.values()].sort((one, other) =>
    one.submission.createdAt.localeCompare(other.submission.createdAt),
  );
  return ok(withoutSentAgain(sorted));
}

/** Without refusals after which the same was sent again: what counts is what became of it then. */
function withoutSentAgain(inOrder: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const later = new Set<string>();
  const last = inOrder.toReversed().filter(({ submission }) => {
    const { state, operation, documentId, targetId } = submission;
    const act = [operation, documentId, targetId].join(' ');
    const isSentAgain = state === 'refused' && later.has(act);
    later.add(act);
    return !isSentAgain;
  });
  return last.toReversed();
}

function newsOf(entries: readonly HistoryEntry[]): ConnectionNews {
  const ends = entries.flatMap(({ attempts }) => attempts.map(({ end }) => end));
  return connectionNews(ends.filter((end) => end !== null));
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
  | 'queue.list'
  | 'queue.remaining'
  | 'queue.wake'
  | 'queue.pause'
  | 'queue.resume'
  | 'queue.verify'
  | 'queue.cancel'
  | 'queue.resend'
> {
  return {
    'queue.list': async ({ since }) => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const entries = await queueEntries(archive.value, since, desk.clock.now());
      if (!entries.ok) return entries;
      const acts = await actViewsOf(archive.value, entries.value);
      if (!acts.ok) return acts;
      const pause = await archive.value.queuePause();
      if (!pause.ok) return pause;
      const running = await desk.outbox();
      const waiting = running.ok ? running.value.waiting() : running.error;
      const connection = newsOf(entries.value);
      return ok({ acts: acts.value, pause: pause.value, waiting, connection });
    },
    'queue.remaining': async () => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const items = await archive.value.outboxItems();
      return items.ok ? ok({ count: items.value.length }) : items;
    },
    'queue.wake': () => withOutbox(desk, (outbox) => outbox.retryUnsent()),
    'queue.pause': () => withOutbox(desk, (outbox) => outbox.pause()),
    'queue.resume': () => withOutbox(desk, (outbox) => outbox.resume()),
    'queue.verify': ({ submissionId }) => withOutbox(desk, (outbox) => outbox.verify(submissionId)),
    'queue.resend': async ({ submissionIds }) => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const settings = await desk.settings();
      if (!settings.ok) return settings;
      const { clock, randomness } = desk;
      const ports = { archive: archive.value, clock, randomness };
      const results = await resendRefused(ports, submissionIds, settings.value);
      await withOutbox(desk, () => Promise.resolve(ok()));
      return ok({ results: [...results] });
    },
    'queue.cancel': ({ submissionId }) => withOutbox(desk, (outbox) => outbox.cancel(submissionId)),
  };
}
