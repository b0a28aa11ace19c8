import type { AppError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { AttemptEnd } from '../ports/archive.ts';
import type { OutboxItem, QueuePause } from '../ports/outboxStore.ts';
import type { AttemptPurpose } from '../sendSubmission.ts';
import type { AttemptSender } from './attemptSender.ts';
import { consequenceOf, waitingFor, type Consequence, type WaitingFor } from './consequence.ts';
import { waitsForSomebody, type FlushEnd, type FlushReport } from './flushReport.ts';
import { FlushTally } from './flushTally.ts';
import type { ItemResult, OutboxAnnouncer } from './outboxEvents.ts';
import type { OutboxParts } from './outboxParts.ts';
import { backOffMs } from './outboxPolicy.ts';
import type { QueueSchedule } from './queueSchedule.ts';
import type { SenderLease } from './senderLease.ts';
import { checkStanding } from './standing.ts';

/** What the outbox lends to each of its flushes. */
export interface FlushMeans {
  readonly parts: OutboxParts;
  readonly schedule: QueueSchedule;
  readonly lease: SenderLease;
  readonly sender: AttemptSender;
  readonly announcer: OutboxAnnouncer;
}

/** Which attempt at an act it is: the first of its turn, or one that follows it at once. */
interface Turn {
  readonly isTokenRetry: boolean;
  readonly purpose: AttemptPurpose;
}

const firstTurn: Turn = { isTokenRetry: false, purpose: 'act' };

/** One run through what is due (reliability §7.2): act after act, each with what follows from its answer. */
export class Flush {
  readonly #means: FlushMeans;
  readonly #signal: AbortSignal;
  readonly #tally: FlushTally;

  /** The signal stops it between two calls. */
  constructor(means: FlushMeans, signal: AbortSignal) {
    this.#means = means;
    this.#signal = signal;
    this.#tally = new FlushTally(means.parts.timer.elapsedMs());
  }

  /** Sends until nothing is due or something stops everything. */
  async run(): Promise<Result<FlushReport>> {
    const { schedule, announcer } = this.#means;
    const loaded = await schedule.reload();
    if (!loaded.ok) return loaded;
    announcer.announce({ kind: 'status', status: { kind: 'sending' } });
    for (;;) {
      const end = await this.#step();
      if (!end.ok) return end;
      if (end.value !== null) return ok(this.#report(end.value));
    }
  }

  /** One act; a value ends the flush, null lets it go on. */
  async #step(): Promise<Result<FlushEnd | null>> {
    if (this.#isStopped()) return ok({ kind: 'stopped' });
    const paused = await this.#means.parts.archive.queuePause();
    if (!paused.ok) return paused;
    if (paused.value !== null) return ok({ kind: 'paused', pause: paused.value });
    const item = await this.#means.schedule.nextDue();
    if (!item.ok) return item;
    if (item.value === null) return ok({ kind: 'idle' });
    const end = await this.#try(item.value, firstTurn);
    return end.ok && end.value === null ? ok(this.#rest()) : end;
  }

  /** After several failures in a row server or network are given a rest. */
  #rest(): FlushEnd | null {
    const { policy } = this.#means.parts;
    if (this.#tally.failuresInARow < policy.failuresBeforeRest) return null;
    const milliseconds = backOffMs(policy, 1, this.#chance());
    this.#means.schedule.hold(milliseconds);
    return { kind: 'resting', milliseconds };
  }

  async #try(item: OutboxItem, turn: Turn): Promise<Result<FlushEnd | null>> {
    const { parts, lease, sender } = this.#means;
    const standing = await checkStanding(parts.archive, item);
    if (!standing.ok) return this.#refuseHere(item, standing.error);
    const gateway = await parts.gateway();
    if (!gateway.ok) return this.#wait(waitingFor(gateway.error) ?? 'card', gateway.error);
    await sender.keepGap(this.#signal);
    if (this.#isStopped()) return ok({ kind: 'stopped' });
    const leased = await lease.renew();
    if (!leased.ok) return leased;
    // From here on the sender hears an interruption itself.
    if (this.#isStopped()) return ok({ kind: 'stopped' });
    const sent = await sender.send(item, gateway.value, turn.purpose);
    if (!sent.ok) return this.#refuseHere(item, sent.error);
    return this.#follow(item, sent.value, turn);
  }

  /** Nothing was sent: either this act cannot be, or nothing can. */
  async #refuseHere(item: OutboxItem, error: AppError): Promise<Result<FlushEnd | null>> {
    if (error.code.startsWith('archive/')) return fail(error);
    const isOfThisAct = /^(?:gateway|document)\//.test(error.code);
    if (!isOfThisAct || error.code === 'gateway/clock-skewed') {
      return this.#wait(waitingFor(error) ?? 'configuration', error);
    }
    const { parts, schedule } = this.#means;
    if (item.state === 'queued') {
      const blocked = await parts.archive.changeState(item.submissionId, 'blocked', this.#now());
      if (!blocked.ok) return blocked;
    }
    // An act of unknown outcome is never blocked: it stays to be verified, at the longest interval.
    const state = item.state === 'queued' ? 'blocked' : item.state;
    const delayMs = state === 'blocked' ? null : backOffMs(parts.policy, Infinity, 0);
    const failures = item.plan.failures + 1;
    const planned = await schedule.plan({ ...item, state }, { failures, delayMs, obstacle: error });
    if (!planned.ok) return planned;
    this.#note({ ...resultOf(item, null), state, error, ...planned.value }, false);
    return ok(null);
  }

  async #wait(waitFor: WaitingFor, error: AppError): Promise<Result<FlushEnd>> {
    if (waitFor !== 'configuration') return ok({ kind: 'waiting', for: waitFor, error });
    const since = this.#now();
    const pause: QueuePause = { cause: 'configuration', since, error };
    const stored = await this.#means.parts.archive.setQueuePause(pause, since);
    return stored.ok ? ok({ kind: 'paused', pause }) : stored;
  }

  /** Draws the consequences of an attempt. */
  async #follow(item: OutboxItem, end: AttemptEnd, turn: Turn): Promise<Result<FlushEnd | null>> {
    const { parts, schedule } = this.#means;
    const { failures } = item.plan;
    const { operation } = item;
    const context = { policy: parts.policy, failures, operation, ...turn, chance: this.#chance() };
    const follows = consequenceOf(end, context);
    const planned = await this.#keep(item, end, follows);
    if (!planned.ok) return planned;
    this.#note({ ...resultOf(item, end), ...planned.value }, follows.countsAgainstServer);
    if (follows.holdQueueMs > 0) schedule.hold(follows.holdQueueMs);
    if (follows.retryAtOnce) return this.#retryAtOnce(item, end, turn);
    if (follows.checkVersion) {
      const unknown: OutboxItem = { ...item, state: 'outcome-unknown' };
      return this.#try(unknown, { ...firstTurn, purpose: 'version-check' });
    }
    return follows.waitFor === null || end.error === null
      ? ok(null)
      : this.#wait(follows.waitFor, end.error);
  }

  async #retryAtOnce(
    item: OutboxItem,
    end: AttemptEnd,
    turn: Turn,
  ): Promise<Result<FlushEnd | null>> {
    const retry = { ...turn, isTokenRetry: true };
    if (end.state !== 'blocked') return this.#try(item, retry);
    const { archive } = this.#means.parts;
    const freed = await archive.changeState(item.submissionId, 'queued', this.#now());
    return freed.ok ? this.#try({ ...item, state: 'queued' }, retry) : freed;
  }

  /** Keeps when an act is tried again, or that it is settled. */
  async #keep(
    item: OutboxItem,
    end: AttemptEnd,
    { failures, delayMs }: Consequence,
  ): Promise<Result<{ readonly notBefore: string | null }>> {
    const { schedule } = this.#means;
    const { state } = end;
    if (state !== 'queued' && state !== 'outcome-unknown' && state !== 'blocked') {
      schedule.settle(item.submissionId);
      return ok({ notBefore: null });
    }
    const changed: OutboxItem = { ...item, state, updatedAt: end.endedAt };
    return schedule.plan(changed, { failures, delayMs, obstacle: end.error });
  }

  #note(result: ItemResult, countsAgainstServer: boolean): void {
    const { announcer, schedule, parts } = this.#means;
    this.#tally.note(result, countsAgainstServer);
    announcer.announce({ kind: 'item', result });
    const tried = new Set(this.#tally.results.map((each) => each.submissionId));
    const waiting = schedule.items.filter((each) => !tried.has(each.submissionId)).length;
    const progress = this.#tally.progress(waiting, parts.timer.elapsedMs());
    announcer.announce({ kind: 'progress', progress });
  }

  #report(end: FlushEnd): FlushReport {
    const { announcer, schedule } = this.#means;
    announcer.announce({ kind: 'status', status: end.kind === 'stopped' ? { kind: 'idle' } : end });
    return {
      end,
      results: this.#tally.results,
      unsettled: schedule.items.length,
      nextInMs: waitsForSomebody(end) ? null : schedule.nextInMs(),
    };
  }

  /** Asked anew after each wait. */
  #isStopped(): boolean {
    return this.#signal.aborted;
  }

  #now(): string {
    return this.#means.parts.clock.now().toISOString();
  }

  /** From 0 to 1, so that many surgeries do not come back in the same second. */
  #chance(): number {
    return (Number(this.#means.parts.randomness.digits(4)) - 1000) / 9000;
  }
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
