import type { Clock } from '../../../electron/domain/ports/clock.ts';
import type { Timer } from '../../../electron/domain/ports/timer.ts';

/** Time that passes only when somebody waits; the wall clock can be set apart from it. */
export class VirtualTime implements Clock, Timer {
  #elapsedMs = 0;
  #wallOffsetMs: number;

  constructor(start = '2026-11-22T08:00:00.000Z') {
    this.#wallOffsetMs = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#elapsedMs + this.#wallOffsetMs);
  }

  elapsedMs(): number {
    return this.#elapsedMs;
  }

  /** Waiting passes time at once; endless waiting and heartbeats, which only a signal ends, do not. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    if (milliseconds >= VirtualTime.endless) {
      return new Promise((resolve) => {
        signal.addEventListener(
          'abort',
          () => {
            resolve();
          },
          { once: true },
        );
      });
    }
    this.pass(milliseconds);
    return Promise.resolve();
  }

  /** From this length on a waiting is taken to have no end. */
  static readonly endless = 10 ** 12;

  pass(milliseconds: number): void {
    this.#elapsedMs += milliseconds;
  }

  /** Somebody sets the wall clock. */
  jump(milliseconds: number): void {
    this.#wallOffsetMs += milliseconds;
  }
}
