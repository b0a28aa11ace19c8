import type { LogFields } from '../../log/logEvents.ts';
import type { Logger } from '../../log/createLogger.ts';
import { endedWithin } from '../../process/endedWithin.ts';

/** What is closed when the desk is left, and what its closing waits for, as the log names it. */
export type ClosedPart = LogFields<'closing-cut-short'>['part'];

/**
 * How long each part may take to close, in milliseconds. Those that own a process kill it before: this is the limit for
 * what even that does not end, so that no part keeps the program open for ever.
 */
const limitsMs: Readonly<Record<ClosedPart, number>> = {
  answers: 30_000,
  beginning: 30_000,
  /** An act that left and has no answer by then is verified at the next start, like any of unknown outcome. */
  queue: 30_000,
  folder: 5_000,
  card: 25_000,
  archive: 150_000,
  channel: 5_000,
  paper: 5_000,
  rules: 5_000,
  program: 240_000,
};

/** Waits for a part to close, as long as it may take; the log hears of one that took longer, or failed. */
export async function closedInTime(
  part: ClosedPart,
  closing: Promise<unknown>,
  logger: Logger,
  limitMs: number = limitsMs[part],
): Promise<void> {
  const closed = closing.catch((thrown: unknown) => {
    const name = thrown instanceof Error ? thrown.name : typeof thrown;
    logger.log('closing-failed', { part, name });
  });
  if (await endedWithin(closed, limitMs)) return;
  logger.log('closing-cut-short', { part, waitedMs: limitMs });
}

/** What is closed with a workbench, newest first: one part that fails or hangs leaves none of the others open. */
export class Closings {
  readonly #logger: Logger;
  readonly #open: { readonly part: ClosedPart; readonly close: () => Promise<void> }[] = [];
  #isOver = false;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Adds a part that was opened; one that comes when all the others are closed is closed at once. */
  add(part: ClosedPart, close: () => Promise<void>): void {
    if (this.#isOver) void closedInTime(part, close(), this.#logger);
    else this.#open.push({ part, close });
  }

  /** Closes everything. */
  async run(): Promise<void> {
    this.#isOver = true;
    for (const { part, close } of this.#open.splice(0).reverse()) {
      await closedInTime(part, close(), this.#logger);
    }
  }
}
