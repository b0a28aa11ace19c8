import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { OutboxParts } from './outboxParts.ts';

/**
 * The right to be the only sender over one archive (reliability §7.2): two windows, or a window and the command line,
 * never send at once. It runs out by itself when its holder dies.
 */
export class SenderLease {
  readonly #parts: OutboxParts;
  readonly #holder: string;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#holder = parts.randomness.uuid();
  }

  /** Takes the lease or makes it last longer; `outbox/other-sender` while somebody else holds it. */
  async renew(): Promise<Result<void>> {
    const { archive, clock, policy } = this.#parts;
    const at = clock.now();
    const until = new Date(at.getTime() + policy.leaseMs);
    const taken = await archive.takeLease(this.#holder, at.toISOString(), until.toISOString());
    if (!taken.ok) return taken;
    return taken.value ? ok() : fail(appError('outbox/other-sender', {}));
  }

  /** Renews three times in the life of a lease, until the answer is told to stop: a call may outlast it. */
  keep(): AbortController {
    const controller = new AbortController();
    void this.#beat(controller.signal);
    return controller;
  }

  /** Lets others send. */
  async release(): Promise<void> {
    await this.#parts.archive.releaseLease(this.#holder);
  }

  async #beat(signal: AbortSignal): Promise<void> {
    const { timer, policy } = this.#parts;
    for (;;) {
      await timer.wait(policy.leaseMs / 3, signal);
      if (signal.aborted) return;
      await this.renew();
    }
  }
}
