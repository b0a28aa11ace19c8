/** What decides what closing the window and quitting mean. */
export interface QuitFacts {
  /** Acts signed and not settled. */
  readonly waiting: number;
  /** Whether there is an icon beside the clock to come back by. */
  readonly hasTray: boolean;
  /** Whether the person asked to quit, as opposed to closing the window. */
  readonly isQuitting: boolean;
}

/** Closing the window with something to send leaves the program sending; quitting with something to send asks. */
export function whatClosingMeans(facts: QuitFacts): 'hide' | 'ask' | 'quit' {
  if (facts.waiting === 0) return 'quit';
  return facts.hasTray && !facts.isQuitting ? 'hide' : 'ask';
}
