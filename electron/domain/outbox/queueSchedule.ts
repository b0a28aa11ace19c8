import { ok, type Result } from '../../../shared/errors/result.ts';
import type { OutboxItem, SendingPlan } from '../ports/outboxStore.ts';
import { nextStep } from './nextStep.ts';
import { OutboxMemory } from './outboxMemory.ts';
import type { OutboxParts } from './outboxParts.ts';

/** When an act is to be tried again, and what stands in its way. */
export interface WantedPlan {
  readonly failures: number;
  /** Null where it waits for a person or for the quiet period alone. */
  readonly delayMs: number | null;
  readonly obstacle: SendingPlan['obstacle'];
}

/** What waits and until when: the plans in the archive together with the waiting this process has counted itself. */
export class QueueSchedule {
  readonly #parts: OutboxParts;
  readonly #memory: OutboxMemory;
  #isStale = true;
  #heldUntilMs = 0;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#memory = new OutboxMemory(parts.policy);
  }

  /** The acts that are not settled, as last read, in the order of the queue. */
  get items(): readonly OutboxItem[] {
    return this.#memory.items;
  }

  /** What was read may no longer be true. */
  expire(): void {
    this.#isStale = true;
  }

  /** Nothing leaves for so many milliseconds. */
  hold(milliseconds: number): void {
    const until = this.#parts.timer.elapsedMs() + milliseconds;
    this.#heldUntilMs = Math.max(this.#heldUntilMs, until);
  }

  /** What kept everything back is over. */
  letGo(): void {
    this.#heldUntilMs = 0;
  }

  /** Reads the queue anew. */
  async reload(): Promise<Result<void>> {
    this.#isStale = false;
    const items = await this.#parts.archive.outboxItems();
    if (!items.ok) return items;
    this.#memory.load(items.value);
    return ok();
  }

  /** The next act that may leave now; null when there is none. What was queued meanwhile is seen. */
  async nextDue(): Promise<Result<OutboxItem | null>> {
    if (this.#parts.timer.elapsedMs() < this.#heldUntilMs) return ok(null);
    for (const isFresh of [this.#isStale, true]) {
      if (isFresh) {
        const loaded = await this.reload();
        if (!loaded.ok) return loaded;
      }
      const step = nextStep(this.items, (item) => this.#remainingMs(item));
      if (step.kind === 'send') return ok(step.item);
    }
    return ok(null);
  }

  /** Milliseconds until an act may leave by itself; null when none ever will. */
  nextInMs(): number | null {
    const step = nextStep(this.items, (item) => this.#remainingMs(item));
    if (step.kind === 'nothing') return null;
    const heldMs = Math.max(0, this.#heldUntilMs - this.#parts.timer.elapsedMs());
    return Math.max(heldMs, step.kind === 'wait' ? step.milliseconds : 0);
  }

  /** What is left of the quiet period of an act of unknown outcome. */
  quietMs(item: OutboxItem): number {
    const { timer, clock } = this.#parts;
    return this.#memory.quietMs(item, timer.elapsedMs(), clock.now());
  }

  /** Writes the plan of an act and counts its waiting by monotonic time. */
  async plan(
    item: OutboxItem,
    { failures, delayMs, obstacle }: WantedPlan,
  ): Promise<Result<{ readonly notBefore: string | null }>> {
    const { archive, clock, timer } = this.#parts;
    const now = clock.now();
    const notBefore = delayMs === null ? null : new Date(now.getTime() + delayMs).toISOString();
    const plan: SendingPlan = { failures, notBefore, obstacle };
    const stored = await archive.planSending(item.submissionId, plan, now.toISOString());
    if (!stored.ok) return stored;
    this.#memory.replace({ ...item, plan }, timer.elapsedMs(), delayMs);
    return ok({ notBefore });
  }

  /** The time an act was to wait after a failure is over. */
  async hurry({ submissionId, plan }: OutboxItem): Promise<Result<void>> {
    const { archive, clock } = this.#parts;
    this.#memory.forgetDeadline(submissionId);
    const at = clock.now().toISOString();
    return archive.planSending(submissionId, { ...plan, notBefore: null }, at);
  }

  /** An act is no longer of the queue. */
  settle(submissionId: string): void {
    this.#memory.remove(submissionId);
  }

  #remainingMs(item: OutboxItem): number {
    const { timer, clock } = this.#parts;
    return this.#memory.remainingMs(item, timer.elapsedMs(), clock.now());
  }
}
