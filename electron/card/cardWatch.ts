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

  async function lookOnce(): Promise<void> {
    if (isLooking || !isIdle() || performance.now() < nextLookAt) return;
    isLooking = true;
    const startedAt = performance.now();
    const slow = setTimeout(() => {
      tell({ kind: 'reading' });
    }, SLOW_LOOK_MS);
    try {
      seen = withRemovals(seen, await look());
      tell(seen);
    } finally {
      clearTimeout(slow);
      isLooking = false;
      const now = performance.now();
      // A driver that needs seconds for every look is left to other work for as long. One long look is a card that was
      // read as it came: its removal is still to be told at once.
      const alwaysTakesMs = Math.min(now - startedAt, tookMs);
      tookMs = now - startedAt;
      nextLookAt = alwaysTakesMs < everyMs ? 0 : now + alwaysTakesMs;
    }
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
