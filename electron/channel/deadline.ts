/** A time-out that can stand still: the time the card takes (a person may be typing a PIN) is not the network's. */
export class Deadline {
  readonly #onExpiry: () => void;
  #remainingMs: number;
  #startedAt = 0;
  #timer: NodeJS.Timeout | null = null;

  /** Starts running at once; `onExpiry` is called at most once. */
  constructor(durationMs: number, onExpiry: () => void) {
    this.#remainingMs = durationMs;
    this.#onExpiry = onExpiry;
    this.resume();
  }

  /** Stops the count until `resume`. */
  pause(): void {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#remainingMs = Math.max(0, this.#remainingMs - (performance.now() - this.#startedAt));
  }

  /** Counts on from where `pause` left. */
  resume(): void {
    if (this.#timer !== null) return;
    this.#startedAt = performance.now();
    this.#timer = setTimeout(this.#onExpiry, this.#remainingMs);
  }
}
