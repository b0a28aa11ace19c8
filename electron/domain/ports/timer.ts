/** Time that only goes forward, for waiting: the wall clock may be set while the program runs. */
export interface Timer {
  /** Milliseconds since some instant of this process, never decreasing, whatever happens to the clock. */
  elapsedMs(): number;
  /** Resolves after the given time, or at once when the signal fires. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}
