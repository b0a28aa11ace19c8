import type { CardPresence, CardReader } from '../domain/ports/card.ts';

/** What a watch needs. */
export interface CardWatchSettings {
  readonly look: () => Promise<CardPresence>;
  /** A look is skipped while the card is at work: never during a signature. */
  readonly isIdle: () => boolean;
  readonly everyMs: number;
}

/** Looks at the readers from time to time, as long as somebody wants to know. */
export interface CardWatch {
  /** See `CardPort.watch`. */
  readonly add: (listener: (presence: CardPresence) => void) => () => void;
  stop(): void;
}

/** A look that takes longer is worth telling: the driver is reading a card that was just put in. */
const SLOW_LOOK_MS = 300;

/**
 * No good card takes longer to be read. What takes longer is told to the person: a mute card, or another program that
 * works with the card, which pcsc-lite lets do so without end (who waits asks anew every tenth of a second, and no
 * queue is kept). The look itself goes on: a card that is pulled ends it, and so does the driver's own limit.
 */
const READING_MS = 20_000;

/** A driver that took longer and came back, because of a strange card in the second reader, is given more time, up to this. */
const LONGEST_READING_MS = 60_000;

/** A driver that is always slow is left to other work between two looks, and no longer than this. */
const LONGEST_REST_MS = 15_000;

/** Whether a look that takes its time changes what is known: what was ready or broken stays so until it is over. */
function isNewsToBeReading(seen: CardPresence | null): boolean {
  if (seen?.kind === 'no-driver') return false;
  return readersOf(seen).every(({ state }) => state !== 'ready');
}

function readersOf(presence: CardPresence | null): readonly CardReader[] {
  return presence?.kind === 'readers' ? presence.readers : [];
}

/** The presence now, with `removed` for a reader that is empty and had a card when last seen. */
export function withRemovals(before: CardPresence | null, now: CardPresence): CardPresence {
  if (now.kind !== 'readers') return now;
  const had = new Map(readersOf(before).map(({ name, state }) => [name, state]));
  const readers = now.readers.map((reader): CardReader => {
    const previous = had.get(reader.name) ?? 'empty';
    return reader.state === 'empty' && previous !== 'empty'
      ? { ...reader, state: 'removed' }
      : reader;
  });
  return { kind: 'readers', readers };
}

/** A watch that looks at nothing until somebody asks. */
export function createCardWatch({ look, isIdle, everyMs }: CardWatchSettings): CardWatch {
  const listeners = new Set<(presence: CardPresence) => void>();
  let timer: NodeJS.Timeout | null = null;
  let seen: CardPresence | null = null;
  let told: CardPresence | null = null;
  let isLooking = false;
  let tookMs = 0;
  /** Not before this, by `performance.now()`. */
  let nextLookAt = 0;

  function tell(presence: CardPresence): void {
    if (timer === null || JSON.stringify(presence) === JSON.stringify(told)) return;
    told = presence;
    for (const listener of listeners) listener(presence);
  }

  const readingMs = (): number => Math.min(Math.max(READING_MS, 2 * tookMs), LONGEST_READING_MS);

  /** Tells what takes long while it does; the answer ends that. */
  function tellSlowness(): () => void {
    const slow = setTimeout(() => {
      if (isNewsToBeReading(seen)) tell({ kind: 'reading' });
    }, SLOW_LOOK_MS);
    const endless = setTimeout(() => {
      tell({ kind: 'not-answering' });
    }, readingMs());
    return () => {
      clearTimeout(slow);
      clearTimeout(endless);
    };
  }

  async function lookOnce(): Promise<void> {
    if (isLooking || !isIdle() || performance.now() < nextLookAt) return;
    isLooking = true;
    const startedAt = performance.now();
    const isOver = tellSlowness();
    const before = seen;
    try {
      seen = withRemovals(before, await look());
    } catch {
      // A defect of ours, told to who works with the card: here it must not leave a reading that never ends.
      seen = { kind: 'not-answering' };
    }
    isOver();
    isLooking = false;
    // Nobody wants to know any more: whoever comes next begins afresh.
    if (timer === null) {
      seen = null;
      return;
    }
    const now = performance.now();
    // A driver that needs seconds for every look is left to other work for as long. One long look is a card that was
    // read as it came: its removal is still to be told at once.
    const alwaysTakesMs = Math.min(now - startedAt, tookMs, LONGEST_REST_MS);
    tookMs = now - startedAt;
    nextLookAt = alwaysTakesMs < everyMs ? 0 : now + alwaysTakesMs;
    tell(seen);
  }

  function stop(): void {
    if (timer !== null) clearInterval(timer);
    timer = null;
    tookMs = 0;
    nextLookAt = 0;
    seen = null;
    told = null;
    listeners.clear();
  }

  return {
    add(listener) {
      listeners.add(listener);
      if (told !== null) listener(told);
      if (timer === null) {
        timer = setInterval(() => void lookOnce(), everyMs);
        void lookOnce();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },
    stop,
  };
}
