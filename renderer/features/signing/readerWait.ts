/** Seconds left at which the wait is announced once more. */
const LAST_CALL = 10;

/** How a reader with keys stands: how long it is thought to wait, and what of that is announced. */
export interface ReaderWait {
  /** Null once the reader may have given up. */
  readonly secondsLeft: number | null;
  /** What a screen reader is told; it changes at the start, ten seconds before the end, and at the end. */
  readonly announced: 'start' | 'last-call' | 'over';
}

/**
 * The wait of a reader after so many seconds. No driver tells how long its reader waits: `limit` is what the settings
 * say, and its end is a supposition.
 */
export function readerWait(passed: number, limit: number): ReaderWait {
  const left = limit - passed;
  if (left <= 0) return { secondsLeft: null, announced: 'over' };
  return {
    secondsLeft: left,
    announced: left <= LAST_CALL && limit > LAST_CALL ? 'last-call' : 'start',
  };
}
