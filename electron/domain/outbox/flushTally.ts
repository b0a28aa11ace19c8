import type { FlushProgress, ItemResult } from './outboxEvents.ts';

/** Counts what a flush has done: results by act, pace, failures in a row. */
export class FlushTally {
  readonly #results = new Map<string, ItemResult>();
  readonly #startedMs: number;
  #failuresInARow = 0;

  constructor(startedMs: number) {
    this.#startedMs = startedMs;
  }

  /** The last result of every act that was tried, in the order of the first tries. */
  get results(): readonly ItemResult[] {
    return [...this.#results.values()];
  }

  /** Failures of server or network since the last answer that was not one. */
  get failuresInARow(): number {
    return this.#failuresInARow;
  }

  note(result: ItemResult, countsAgainstServer: boolean): void {
    this.#results.set(result.submissionId, result);
    this.#failuresInARow = countsAgainstServer ? this.#failuresInARow + 1 : 0;
  }

  /** `waiting` acts have not been tried yet. */
  progress(waiting: number, nowMs: number): FlushProgress {
    const done = this.#results.size;
    const pace = done === 0 ? null : (nowMs - this.#startedMs) / done;
    return {
      done,
      total: done + waiting,
      remainingMs: pace === null ? null : Math.round(pace * waiting),
    };
  }
}
