import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { OutboxItem } from '../ports/outboxStore.ts';
import { AttemptSender } from './attemptSender.ts';
import { waitingFor } from './consequence.ts';
import { Flush, type FlushMeans } from './flush.ts';
import { wasDeclined, type FlushReport } from './flushReport.ts';
import { OutboxAnnouncer, type OutboxListener } from './outboxEvents.ts';
import type { OutboxParts } from './outboxParts.ts';
import { QueueSchedule } from './queueSchedule.ts';
import { SenderLease } from './senderLease.ts';

const never = new AbortController().signal;

/** Whether an act that left nothing behind waits for the network of this place, and for nothing else. */
function waitsForNetwork({ state, plan: { notBefore, obstacle } }: OutboxItem): boolean {
  if (state !== 'queued' || notBefore === null || obstacle === null) return false;
  return obstacle.code.startsWith('channel/') && waitingFor(obstacle) === 'network';
}

/**
 * Sends what waits in the queue (reliability §7.2): per document in order, one call at a time, never a document
 * whose outcome is unknown before its quiet period. What it knows survives in the archive; what it does is announced.
 */
export class Outbox {
  readonly #means: FlushMeans;
  #isFlushing = false;
  #awakening = new AbortController();

  constructor(parts: OutboxParts) {
    const lease = new SenderLease(parts);
    this.#means = {
      parts,
      lease,
      schedule: new QueueSchedule(parts),
      sender: new AttemptSender(parts, lease),
      announcer: new OutboxAnnouncer(),
    };
  }

  /** Adds a listener to every change; the answer removes it. */
  subscribe(listener: OutboxListener): () => void {
    return this.#means.announcer.subscribe(listener);
  }

  /** Something may have changed: an act was queued, the card is back, the network is up, the machine woke. */
  wake(): void {
    this.#means.schedule.expire();
    this.#means.schedule.letGo();
    this.#awakening.abort();
  }

  /** Sends everything that is due and answers what became of it. The signal stops it between two calls. */
  async flush(signal: AbortSignal = never): Promise<Result<FlushReport>> {
    if (this.#isFlushing) return fail(appError('outbox/already-sending', {}));
    this.#isFlushing = true;
    const { lease, sender } = this.#means;
    const interrupt = (): void => {
      sender.interrupt();
    };
    signal.addEventListener('abort', interrupt, { once: true });
    try {
      const leased = await lease.renew();
      return leased.ok ? await new Flush(this.#means, signal).run() : leased;
    } finally {
      signal.removeEventListener('abort', interrupt);
      await lease.release();
      this.#isFlushing = false;
    }
  }

  /** Flushes whenever something is due, until the signal fires. */
  async run(signal: AbortSignal): Promise<void> {
    const { timer, policy } = this.#means.parts;
    while (!signal.aborted) {
      this.#awakening = new AbortController();
      const flushed = await this.flush(signal);
      // Whoever gave no PIN has answered for all that happened while the question stood: only news asks again.
      if (flushed.ok && wasDeclined(flushed.value)) this.#awakening = new AbortController();
      const pauseMs = flushed.ok
        ? (flushed.value.nextInMs ?? Number.MAX_SAFE_INTEGER)
        : policy.leaseMs;
      await timer.wait(pauseMs, AbortSignal.any([signal, this.#awakening.signal]));
    }
  }

  /** Nothing leaves until the queue is resumed; a call under way ends by itself. */
  async pause(): Promise<Result<void>> {
    const since = this.#now();
    const pause = { cause: 'person', since, error: null } as const;
    return this.#means.parts.archive.setQueuePause(pause, since);
  }

  /** Lets the queue go on at once: acts that were blocked, and those that wait for their next try, are tried again. */
  async resume(): Promise<Result<void>> {
    const { archive } = this.#means.parts;
    const items = await archive.outboxItems();
    if (!items.ok) return items;
    for (const item of items.value) {
      const freed = await this.#free(item);
      if (!freed.ok) return freed;
    }
    const resumed = await archive.setQueuePause(null, this.#now());
    this.wake();
    return resumed;
  }

  /** The network may be back: acts that could not even leave for want of it wait no longer. */
  async retryUnsent(): Promise<Result<void>> {
    const { archive } = this.#means.parts;
    const items = await archive.outboxItems();
    if (!items.ok) return items;
    for (const item of items.value.filter(waitsForNetwork)) {
      const hurried = await this.#means.schedule.hurry(item);
      if (!hurried.ok) return hurried;
    }
    this.wake();
    return ok();
  }

  /** Withdraws an act whose first byte has not left; `outbox/already-left` otherwise. */
  async cancel(submissionId: string): Promise<Result<void>> {
    const { sender, schedule, parts } = this.#means;
    const withdrawal = sender.withdraw(submissionId);
    if (withdrawal === 'withdrawn') return ok();
    const hasLeft = fail(appError('outbox/already-left', { submissionId }));
    if (withdrawal === 'already-left') return hasLeft;
    const item = await this.#unsettled(submissionId);
    if (!item.ok) return item;
    const { state } = item.value;
    if (state === 'sending' || state === 'outcome-unknown') return hasLeft;
    schedule.expire();
    return parts.archive.changeState(submissionId, 'cancelled', this.#now());
  }

  /** Makes an act of unknown outcome the next to be verified, unless its quiet period has not passed. */
  async verify(submissionId: string): Promise<Result<void>> {
    const { schedule } = this.#means;
    const item = await this.#unsettled(submissionId);
    if (!item.ok) return item;
    if (item.value.state !== 'outcome-unknown') {
      return fail(appError('outbox/not-to-verify', { submissionId }));
    }
    const remainingMs = schedule.quietMs(item.value);
    if (remainingMs > 0) {
      const seconds = Math.ceil(remainingMs / 1000);
      return fail(appError('outbox/too-early-to-verify', { submissionId, seconds }));
    }
    const hurried = await schedule.hurry(item.value);
    this.wake();
    return hurried;
  }

  /** The person says the way is good again: what was blocked, or was to wait after a failure, may leave. */
  async #free(item: OutboxItem): Promise<Result<void>> {
    const { schedule, parts } = this.#means;
    const { submissionId, state, plan } = item;
    if (state === 'queued' && plan.notBefore !== null) return schedule.hurry(item);
    if (state !== 'blocked') return ok();
    const at = this.#now();
    const freed = await parts.archive.changeState(submissionId, 'queued', at);
    if (!freed.ok) return freed;
    const untried = { failures: 0, notBefore: null, obstacle: null };
    return parts.archive.planSending(submissionId, untried, at);
  }

  async #unsettled(submissionId: string): Promise<Result<OutboxItem>> {
    const items = await this.#means.parts.archive.outboxItems();
    if (!items.ok) return items;
    const item = items.value.find((each) => each.submissionId === submissionId);
    return item === undefined ? fail(appError('outbox/not-in-queue', { submissionId })) : ok(item);
  }

  #now(): string {
    return this.#means.parts.clock.now().toISOString();
  }
}
