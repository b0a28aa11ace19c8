import { appError, type AppError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { Archive, AttemptEnd } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { Gateway } from '../ports/gateway.ts';
import type { OutboxItem, QueuePause, SendingPlan } from '../ports/outboxStore.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Timer } from '../ports/timer.ts';
import { sendSubmission, type AttemptPurpose } from '../sendSubmission.ts';
import { consequenceOf, waitingFor, type Consequence, type WaitingFor } from './consequence.ts';
import { FlushTally } from './flushTally.ts';
import { startHeartbeat } from './leaseHeartbeat.ts';
import { nextStep } from './nextStep.ts';
import {
  OutboxAnnouncer,
  type ItemResult,
  type OutboxListener,
  type OutboxStatus,
} from './outboxEvents.ts';
import { OutboxMemory } from './outboxMemory.ts';
import { backOffMs, type OutboxPolicy } from './outboxPolicy.ts';
import { checkStanding } from './standing.ts';

/** What the outbox is made of. */
export interface OutboxParts {
  readonly archive: Archive;
  /** Opened for each attempt; opening it may ask for the card. */
  readonly gateway: () => Promise<Result<Gateway>>;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly randomness: Randomness;
  readonly policy: OutboxPolicy;
}

/** Why a flush ended: nothing left that is due, or one of the reasons to stop before that. */
export type FlushEnd = OutboxStatus | { readonly kind: 'stopped' };

/** What a flush did. */
export interface FlushReport {
  readonly end: FlushEnd;
  readonly results: readonly ItemResult[];
  /** Acts that are not settled. */
  readonly unsettled: number;
  /** When the next act may be tried; null when none may by itself. */
  readonly nextInMs: number | null;
}

interface CurrentAttempt {
  readonly submissionId: string;
  readonly controller: AbortController;
  hasLeft: boolean;
  isWithdrawn: boolean;
}

/** Which attempt at an act it is: the first of its turn, or one that follows it at once. */
interface Turn {
  readonly isTokenRetry: boolean;
  readonly purpose: AttemptPurpose;
}

const firstTurn: Turn = { isTokenRetry: false, purpose: 'act' };

const never = new AbortController().signal;

/**
 * Sends what waits in the queue (reliability §7.2): per document in order, one call at a time, never a document
 * whose outcome is unknown before its quiet period. What it knows survives in the archive; what it does is announced.
 */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #memory: OutboxMemory;
  readonly #announcer = new OutboxAnnouncer();
  readonly #holder: string;
  #isFlushing = false;
  #isStale = true;
  #current: CurrentAttempt | null = null;
  #lastCallEndedMs: number | null = null;
  #heldUntilMs = 0;
  #awakening = new AbortController();

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#memory = new OutboxMemory(parts.policy);
    this.#holder = parts.randomness.uuid();
  }

  /** Adds a listener to every change; the answer removes it. */
  subscribe(listener: OutboxListener): () => void {
    return this.#announcer.subscribe(listener);
  }

  /** Something may have changed: an act was queued, the card is back, the network is up, the machine woke. */
  wake(): void {
    this.#isStale = true;
    this.#heldUntilMs = 0;
    this.#awakening.abort();
  }

  /** Sends everything that is due and answers what became of it. The signal stops it between two calls. */
  async flush(signal: AbortSignal = never): Promise<Result<FlushReport>> {
    if (this.#isFlushing) return fail(appError('outbox/already-sending', {}));
    this.#isFlushing = true;
    const withdraw = (): void => {
      this.#withdrawCurrent();
    };
    signal.addEventListener('abort', withdraw, { once: true });
    try {
      const leased = await this.#renewLease();
      return leased.ok ? await this.#flushLeased(signal) : leased;
    } finally {
      signal.removeEventListener('abort', withdraw);
      await this.#parts.archive.releaseLease(this.#holder);
      this.#isFlushing = false;
    }
  }

  /** Flushes whenever something is due, until the signal fires. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#awakening = new AbortController();
      const flushed = await this.flush(signal);
      // Whoever gave no PIN has answered for all that happened while the question stood: only news asks again.
      if (flushed.ok && wasDeclined(flushed.value.end)) this.#awakening = new AbortController();
      const pauseMs = flushed.ok
        ? (flushed.value.nextInMs ?? Number.MAX_SAFE_INTEGER)
        : this.#parts.policy.leaseMs;
      const either = AbortSignal.any([signal, this.#awakening.signal]);
      await this.#parts.timer.wait(pauseMs, either);
    }
  }

  /** Nothing leaves until the queue is resumed; a call under way ends by itself. */
  async pause(): Promise<Result<void>> {
    const since = this.#now();
    return this.#parts.archive.setQueuePause({ cause: 'person', since, error: null }, since);
  }

  /** Lets the queue go on at once: acts that were blocked, and those that wait for their next try, are tried again. */
  async resume(): Promise<Result<void>> {
    const { archive } = this.#parts;
    const items = await archive.outboxItems();
    if (!items.ok) return items;
    for (const { submissionId } of items.value.filter(({ state }) => state === 'blocked')) {
      const freed = await this.#freeBlocked(submissionId);
      if (!freed.ok) return freed;
    }
    for (const item of items.value.filter(({ state }) => state === 'queued')) {
      const hurried = await this.#hurry(item);
      if (!hurried.ok) return hurried;
    }
    const resumed = await archive.setQueuePause(null, this.#now());
    this.wake();
    return resumed;
  }

  /** Withdraws an act whose first byte has not left; `outbox/already-left` otherwise. */
  async cancel(submissionId: string): Promise<Result<void>> {
    const current = this.#current;
    if (current?.submissionId === submissionId) {
      if (current.hasLeft) return fail(appError('outbox/already-left', { submissionId }));
      current.isWithdrawn = true;
      current.controller.abort();
      return ok();
    }
    const item = await this.#unsettled(submissionId);
    if (!item.ok) return item;
    if (item.value.state === 'sending' || item.value.state === 'outcome-unknown') {
      return fail(appError('outbox/already-left', { submissionId }));
    }
    this.#isStale = true;
    return this.#parts.archive.changeState(submissionId, 'cancelled', this.#now());
  }

  /** Makes an act of unknown outcome the next to be verified, unless its quiet period has not passed. */
  async verify(submissionId: string): Promise<Result<void>> {
    const item = await this.#unsettled(submissionId);
    if (!item.ok) return item;
    const { value } = item;
    if (value.state !== 'outcome-unknown') {
      return fail(appError('outbox/not-to-verify', { submissionId }));
    }
    const { timer, clock, archive } = this.#parts;
    const remainingMs = this.#memory.quietMs(value, timer.elapsedMs(), clock.now());
    if (remainingMs > 0) {
      const seconds = Math.ceil(remainingMs / 1000);
      return fail(appError('outbox/too-early-to-verify', { submissionId, seconds }));
    }
    this.#memory.forgetDeadline(submissionId);
    this.wake();
    return archive.planSending(submissionId, { ...value.plan, notBefore: null }, this.#now());
  }

  #now(): string {
    return this.#parts.clock.now().toISOString();
  }

  #remainingMs(item: OutboxItem): number {
    const { timer, clock } = this.#parts;
    return this.#memory.remainingMs(item, timer.elapsedMs(), clock.now());
  }

  #withdrawCurrent(): void {
    if (this.#current?.hasLeft === false) this.#current.controller.abort();
  }

  async #unsettled(submissionId: string): Promise<Result<OutboxItem>> {
    const items = await this.#parts.archive.outboxItems();
    if (!items.ok) return items;
    const item = items.value.find((each) => each.submissionId === submissionId);
    return item === undefined ? fail(appError('outbox/not-in-queue', { submissionId })) : ok(item);
  }

  /** The person says the way is good again: the time an act was to wait after a failure is over. */
  async #hurry({ submissionId, plan }: OutboxItem): Promise<Result<void>> {
    if (plan.notBefore === null) return ok();
    this.#memory.forgetDeadline(submissionId);
    return this.#parts.archive.planSending(submissionId, { ...plan, notBefore: null }, this.#now());
  }

  async #freeBlocked(submissionId: string): Promise<Result<void>> {
    const { archive } = this.#parts;
    const at = this.#now();
    const freed = await archive.changeState(submissionId, 'queued', at);
    if (!freed.ok) return freed;
    return archive.planSending(submissionId, { failures: 0, notBefore: null, obstacle: null }, at);
  }

  async #renewLease(): Promise<Result<void>> {
    const { archive, clock, policy } = this.#parts;
    const at = clock.now();
    const until = new Date(at.getTime() + policy.leaseMs);
    const taken = await archive.takeLease(this.#holder, at.toISOString(), until.toISOString());
    if (!taken.ok) return taken;
    return taken.value ? ok() : fail(appError('outbox/other-sender', {}));
  }

  async #reload(): Promise<Result<void>> {
    this.#isStale = false;
    const items = await this.#parts.archive.outboxItems();
    if (!items.ok) return items;
    this.#memory.load(items.value);
    return ok();
  }

  async #flushLeased(signal: AbortSignal): Promise<Result<FlushReport>> {
    const { timer, policy } = this.#parts;
    const tally = new FlushTally(timer.elapsedMs());
    const loaded = await this.#reload();
    if (!loaded.ok) return loaded;
    this.#announceStatus({ kind: 'sending' });
    for (;;) {
      if (signal.aborted) return ok(this.#report(tally, { kind: 'stopped' }));
      const paused = await this.#parts.archive.queuePause();
      if (!paused.ok) return paused;
      if (paused.value !== null)
        return ok(this.#report(tally, { kind: 'paused', pause: paused.value }));
      const item = await this.#nextDue();
      if (!item.ok) return item;
      if (item.value === null) return ok(this.#report(tally, { kind: 'idle' }));
      const end = await this.#tryItem(item.value, tally, signal, firstTurn);
      if (!end.ok) return end;
      if (end.value !== null) return ok(this.#report(tally, end.value));
      if (tally.failuresInARow >= policy.failuresBeforeRest) {
        const milliseconds = backOffMs(policy, 1, this.#chance());
        this.#heldUntilMs = Math.max(this.#heldUntilMs, timer.elapsedMs() + milliseconds);
        return ok(this.#report(tally, { kind: 'resting', milliseconds }));
      }
    }
  }

  /** The next act that may leave now; null when there is none. What was queued meanwhile is seen. */
  async #nextDue(): Promise<Result<OutboxItem | null>> {
    if (this.#parts.timer.elapsedMs() < this.#heldUntilMs) return ok(null);
    for (const isFresh of [this.#isStale, true]) {
      if (isFresh) {
        const loaded = await this.#reload();
        if (!loaded.ok) return loaded;
      }
      const step = nextStep(this.#memory.items, (item) => this.#remainingMs(item));
      if (step.kind === 'send') return ok(step.item);
    }
    return ok(null);
  }

  /** Tries one act; a value ends the flush, null lets it go on. */
  async #tryItem(
    item: OutboxItem,
    tally: FlushTally,
    signal: AbortSignal,
    turn: Turn,
  ): Promise<Result<FlushEnd | null>> {
    const standing = await checkStanding(this.#parts.archive, item);
    if (!standing.ok) return this.#refuseHere(item, standing.error, tally);
    const gateway = await this.#parts.gateway();
    if (!gateway.ok) return this.#wait(waitingFor(gateway.error) ?? 'card', gateway.error);
    await this.#keepGap(signal);
    if (signal.aborted) return ok({ kind: 'stopped' });
    const leased = await this.#renewLease();
    if (!leased.ok) return leased;
    const sent = await this.#send(item, gateway.value, turn.purpose);
    if (!sent.ok) return this.#refuseHere(item, sent.error, tally);
    return this.#follow(item, sent.value, tally, signal, turn);
  }

  async #keepGap(signal: AbortSignal): Promise<void> {
    if (this.#lastCallEndedMs === null) return;
    const { timer, policy } = this.#parts;
    const left = this.#lastCallEndedMs + policy.gapMs - timer.elapsedMs();
    if (left > 0) await timer.wait(left, signal);
  }

  async #send(
    item: OutboxItem,
    gateway: Gateway,
    purpose: AttemptPurpose,
  ): Promise<Result<AttemptEnd>> {
    const { archive, clock, randomness, timer, policy } = this.#parts;
    const { submissionId } = item;
    const controller = new AbortController();
    const current = { submissionId, controller, hasLeft: false, isWithdrawn: false };
    this.#current = current;
    const onFirstByte = (): void => {
      current.hasLeft = true;
    };
    const heartbeat = startHeartbeat(timer, policy.leaseMs, () => this.#renewLease());
    try {
      const ports = { archive, gateway, clock, randomness };
      const options = { purpose, observer: { onFirstByte }, signal: controller.signal };
      const sent = await sendSubmission(ports, submissionId, options);
      if (sent.ok && current.isWithdrawn && sent.value.state === 'queued') {
        const cancelled = await archive.changeState(submissionId, 'cancelled', this.#now());
        return cancelled.ok ? ok({ ...sent.value, state: 'cancelled' }) : cancelled;
      }
      return sent;
    } finally {
      heartbeat.abort();
      this.#current = null;
      this.#lastCallEndedMs = timer.elapsedMs();
    }
  }

  /** Nothing was sent: either this act cannot be, or nothing can. */
  async #refuseHere(
    item: OutboxItem,
    error: AppError,
    tally: FlushTally,
  ): Promise<Result<FlushEnd | null>> {
    if (error.code.startsWith('archive/')) return fail(error);
    const isOfThisAct = /^(?:gateway|document)\//.test(error.code);
    if (!isOfThisAct || error.code === 'gateway/clock-skewed') {
      return this.#wait(waitingFor(error) ?? 'configuration', error);
    }
    const { archive } = this.#parts;
    const at = this.#now();
    if (item.state === 'queued') {
      const blocked = await archive.changeState(item.submissionId, 'blocked', at);
      if (!blocked.ok) return blocked;
    }
    // An act of unknown outcome is never blocked: it stays to be verified, at the longest interval.
    const state = item.state === 'queued' ? 'blocked' : item.state;
    const delayMs = state === 'blocked' ? null : backOffMs(this.#parts.policy, Infinity, 0);
    const failures = item.plan.failures + 1;
    const planned = await this.#plan({ ...item, state }, { failures, delayMs, obstacle: error });
    if (!planned.ok) return planned;
    this.#noteResult(tally, { ...resultOf(item, null), state, error, ...planned.value }, false);
    return ok(null);
  }

  async #wait(waitFor: WaitingFor, error: AppError): Promise<Result<FlushEnd>> {
    if (waitFor !== 'configuration') return ok({ kind: 'waiting', for: waitFor, error });
    const since = this.#now();
    const pause: QueuePause = { cause: 'configuration', since, error };
    const stored = await this.#parts.archive.setQueuePause(pause, since);
    return stored.ok ? ok({ kind: 'paused', pause }) : stored;
  }

  /** Draws the consequences of an attempt. */
  async #follow(
    item: OutboxItem,
    end: AttemptEnd,
    tally: FlushTally,
    signal: AbortSignal,
    turn: Turn,
  ): Promise<Result<FlushEnd | null>> {
    const { policy, timer } = this.#parts;
    const { failures } = item.plan;
    const { operation } = item;
    const context = { policy, failures, operation, ...turn, chance: this.#chance() };
    const follows = consequenceOf(end, context);
    const planned = await this.#applyTo(item, end, follows);
    if (!planned.ok) return planned;
    this.#noteResult(
      tally,
      { ...resultOf(item, end), ...planned.value },
      follows.countsAgainstServer,
    );
    if (follows.holdQueueMs > 0) this.#heldUntilMs = timer.elapsedMs() + follows.holdQueueMs;
    if (follows.retryAtOnce) return this.#retryAtOnce(item, end, tally, signal, turn);
    if (follows.checkVersion) {
      const unknown: OutboxItem = { ...item, state: 'outcome-unknown' };
      return this.#tryItem(unknown, tally, signal, { ...firstTurn, purpose: 'version-check' });
    }
    return follows.waitFor === null || end.error === null
      ? ok(null)
      : this.#wait(follows.waitFor, end.error);
  }

  async #retryAtOnce(
    item: OutboxItem,
    end: AttemptEnd,
    tally: FlushTally,
    signal: AbortSignal,
    turn: Turn,
  ): Promise<Result<FlushEnd | null>> {
    const retry = { ...turn, isTokenRetry: true };
    if (end.state !== 'blocked') return this.#tryItem(item, tally, signal, retry);
    const freed = await this.#parts.archive.changeState(item.submissionId, 'queued', this.#now());
    return freed.ok ? this.#tryItem({ ...item, state: 'queued' }, tally, signal, retry) : freed;
  }

  async #applyTo(
    item: OutboxItem,
    end: AttemptEnd,
    follows: Consequence,
  ): Promise<Result<{ readonly notBefore: string | null }>> {
    const { state } = end;
    if (state !== 'queued' && state !== 'outcome-unknown' && state !== 'blocked') {
      this.#memory.remove(item.submissionId);
      return ok({ notBefore: null });
    }
    const changed: OutboxItem = { ...item, state, updatedAt: end.endedAt };
    return this.#plan(changed, { ...follows, obstacle: end.error });
  }

  /** Writes the plan of an act and counts its waiting by monotonic time. */
  async #plan(
    item: OutboxItem,
    wanted: Pick<Consequence, 'failures' | 'delayMs'> & Pick<SendingPlan, 'obstacle'>,
  ): Promise<Result<{ readonly notBefore: string | null }>> {
    const { archive, clock, timer } = this.#parts;
    const now = clock.now();
    const { delayMs, failures, obstacle } = wanted;
    const notBefore = delayMs === null ? null : new Date(now.getTime() + delayMs).toISOString();
    const plan: SendingPlan = { failures, notBefore, obstacle };
    const stored = await archive.planSending(item.submissionId, plan, now.toISOString());
    if (!stored.ok) return stored;
    this.#memory.replace({ ...item, plan }, timer.elapsedMs(), delayMs);
    return ok({ notBefore });
  }

  #chance(): number {
    return (Number(this.#parts.randomness.digits(4)) - 1000) / 9000;
  }

  #noteResult(tally: FlushTally, result: ItemResult, countsAgainstServer: boolean): void {
    tally.note(result, countsAgainstServer);
    this.#announcer.announce({ kind: 'item', result });
    const tried = new Set(tally.results.map((each) => each.submissionId));
    const waiting = this.#memory.items.filter((each) => !tried.has(each.submissionId)).length;
    const progress = tally.progress(waiting, this.#parts.timer.elapsedMs());
    this.#announcer.announce({ kind: 'progress', progress });
  }

  #announceStatus(status: OutboxStatus): void {
    this.#announcer.announce({ kind: 'status', status });
  }

  #report(tally: FlushTally, end: FlushEnd): FlushReport {
    this.#announceStatus(end.kind === 'stopped' ? { kind: 'idle' } : end);
    const step = nextStep(this.#memory.items, (item) => this.#remainingMs(item));
    const held = Math.max(0, this.#heldUntilMs - this.#parts.timer.elapsedMs());
    const waitsForSomebody =
      end.kind === 'paused' || (end.kind === 'waiting' && end.for !== 'network');
    const dueMs = step.kind === 'wait' ? step.milliseconds : 0;
    return {
      end,
      results: tally.results,
      unsettled: this.#memory.items.length,
      nextInMs: waitsForSomebody || step.kind === 'nothing' ? null : Math.max(held, dueMs),
    };
  }
}

/** Whether the queue waits because a person was asked for the PIN and gave none. */
function wasDeclined(end: FlushEnd): boolean {
  return end.kind === 'waiting' && end.error.code === 'card/pin-cancelled';
}

/** What became of an act by its last attempt; by its own state where none was made. */
function resultOf(item: OutboxItem, end: AttemptEnd | null): ItemResult {
  return {
    submissionId: item.submissionId,
    documentId: item.documentId,
    state: end?.state ?? item.state,
    cartId: end?.cartId ?? null,
    error: end?.error ?? null,
    notBefore: null,
  };
}
