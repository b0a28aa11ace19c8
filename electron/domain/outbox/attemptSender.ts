import { ok, type Result } from '../../../shared/errors/result.ts';
import type { AttemptEnd } from '../ports/archive.ts';
import type { Gateway } from '../ports/gateway.ts';
import type { OutboxItem } from '../ports/outboxStore.ts';
import { sendSubmission, type AttemptPurpose } from '../sendSubmission.ts';
import type { OutboxParts } from './outboxParts.ts';
import type { SenderLease } from './senderLease.ts';

interface CurrentAttempt {
  readonly submissionId: string;
  readonly controller: AbortController;
  hasLeft: boolean;
  isWithdrawn: boolean;
}

/** What came of calling an attempt back. */
export type Withdrawal = 'withdrawn' | 'already-left' | 'not-under-way';

/** Makes one call at a time, with the gap between two that the node asks for, and knows whether it can be called back. */
export class AttemptSender {
  readonly #parts: OutboxParts;
  readonly #lease: SenderLease;
  #current: CurrentAttempt | null = null;
  #lastCallEndedMs: number | null = null;

  constructor(parts: OutboxParts, lease: SenderLease) {
    this.#parts = parts;
    this.#lease = lease;
  }

  /** Waits until the gap since the last call is over. */
  async keepGap(signal: AbortSignal): Promise<void> {
    if (this.#lastCallEndedMs === null) return;
    const { timer, policy } = this.#parts;
    const left = this.#lastCallEndedMs + policy.gapMs - timer.elapsedMs();
    if (left > 0) await timer.wait(left, signal);
  }

  /** Makes one attempt; the lease is kept meanwhile. An act withdrawn in time is cancelled. */
  async send(
    { submissionId }: OutboxItem,
    gateway: Gateway,
    purpose: AttemptPurpose,
  ): Promise<Result<AttemptEnd>> {
    const { archive, clock, randomness, timer } = this.#parts;
    const controller = new AbortController();
    const current = { submissionId, controller, hasLeft: false, isWithdrawn: false };
    this.#current = current;
    const onFirstByte = (): void => {
      current.hasLeft = true;
    };
    const heartbeat = this.#lease.keep();
    try {
      const ports = { archive, gateway, clock, randomness };
      const options = { purpose, observer: { onFirstByte }, signal: controller.signal };
      const sent = await sendSubmission(ports, submissionId, options);
      if (!sent.ok || !current.isWithdrawn || sent.value.state !== 'queued') return sent;
      const at = clock.now().toISOString();
      const cancelled = await archive.changeState(submissionId, 'cancelled', at);
      return cancelled.ok ? ok({ ...sent.value, state: 'cancelled' }) : cancelled;
    } finally {
      heartbeat.abort();
      this.#current = null;
      this.#lastCallEndedMs = timer.elapsedMs();
    }
  }

  /** Ends the attempt under way unless its first byte has left; its act stays in the queue. */
  interrupt(): void {
    if (this.#current?.hasLeft === false) this.#current.controller.abort();
  }

  /** Calls the attempt at one act back, for good. */
  withdraw(submissionId: string): Withdrawal {
    const current = this.#current;
    if (current?.submissionId !== submissionId) return 'not-under-way';
    if (current.hasLeft) return 'already-left';
    current.isWithdrawn = true;
    current.controller.abort();
    return 'withdrawn';
  }
}
