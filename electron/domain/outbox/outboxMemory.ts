import type { OutboxItem } from '../ports/outboxStore.ts';
import { remainingByRecord } from './remainingTime.ts';
import type { OutboxPolicy } from './outboxPolicy.ts';

/**
 * The unsettled acts as last read from the archive, with the waiting this process has counted itself: a deadline of
 * its own monotonic time holds whatever the wall clock does.
 */
export class OutboxMemory {
  readonly #policy: OutboxPolicy;
  readonly #deadlines = new Map<string, number>();
  readonly #endings = new Map<string, number>();
  #items: readonly OutboxItem[] = [];

  constructor(policy: OutboxPolicy) {
    this.#policy = policy;
  }

  get items(): readonly OutboxItem[] {
    return this.#items;
  }

  /** Takes over what the archive says; deadlines of acts that are settled are forgotten. */
  load(items: readonly OutboxItem[]): void {
    this.#items = items;
    const present = new Set(items.map((item) => item.submissionId));
    for (const times of [this.#deadlines, this.#endings]) {
      for (const id of times.keys()) if (!present.has(id)) times.delete(id);
    }
  }

  /** Puts the act as its attempt left it, now, in the place of the old one; it waits for `delayMs`. */
  replace(item: OutboxItem, elapsedMs: number, delayMs: number | null): void {
    this.#items = this.#items.map((each) =>
      each.submissionId === item.submissionId ? item : each,
    );
    this.#endings.set(item.submissionId, elapsedMs);
    if (delayMs === null) this.#deadlines.delete(item.submissionId);
    else this.#deadlines.set(item.submissionId, elapsedMs + delayMs);
  }

  remove(submissionId: string): void {
    this.#items = this.#items.filter((item) => item.submissionId !== submissionId);
    this.#endings.delete(submissionId);
    this.forgetDeadline(submissionId);
  }

  /** From now on the act waits only as long as the archive says. */
  forgetDeadline(submissionId: string): void {
    this.#deadlines.delete(submissionId);
  }

  /** What is left of the quiet period of an act of unknown outcome, whatever its plan. */
  quietMs(item: OutboxItem, elapsedMs: number, now: Date): number {
    const ended = this.#endings.get(item.submissionId);
    if (ended !== undefined) return Math.max(0, ended + this.#policy.quietPeriodMs - elapsedMs);
    const unplanned = { ...item, plan: { ...item.plan, notBefore: null } };
    return remainingByRecord(unplanned, now, this.#policy);
  }

  /** How long the act still waits. */
  remainingMs(item: OutboxItem, elapsedMs: number, now: Date): number {
    const deadline = this.#deadlines.get(item.submissionId);
    return deadline === undefined
      ? remainingByRecord(item, now, this.#policy)
      : Math.max(0, deadline - elapsedMs);
  }
}
