import { hasReadyCard, watchCardArrivals } from '../../domain/cardArrivals.ts';
import type { CardPort, CardPresence } from '../../domain/ports/card.ts';
import type { Timer } from '../../domain/ports/timer.ts';
import type { Result } from '../../../shared/errors/result.ts';

/** How the card of a desk is followed. */
export interface FollowedCard {
  /** Opens the card; a search of its driver may take minutes. */
  readonly open: () => Promise<Result<CardPort>>;
  readonly timer: Timer;
  /** Told what the card is like, and every change. */
  readonly onPresence: (presence: CardPresence) => void;
  /** A card was put in. */
  readonly onArrival: () => void;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** The driver is being searched for longer than a person wants to be told that the card is being read. */
const LONGEST_OPENING_MS = 20_000;

/** A driver that could not be found is searched again after this: one is installed while the program runs. */
const OPEN_AGAIN_MS = 30_000;

/**
 * Follows the card of a desk until the signal fires. One that cannot be opened is told with the reason and tried again:
 * neither the service of the system nor the driver needs to be there before the program.
 */
export async function followCard(followed: FollowedCard): Promise<void> {
  const { timer, onPresence, signal } = followed;
  const isLeft = (): boolean => signal.aborted;
  while (!isLeft()) {
    const card = await openTellingWaits(followed);
    if (isLeft()) return;
    if (card.ok) {
      const stop = watch(card.value, followed);
      signal.addEventListener('abort', stop, { once: true });
      return;
    }
    onPresence({ kind: 'no-driver', error: card.error });
    await timer.wait(OPEN_AGAIN_MS, signal);
  }
}

async function openTellingWaits({
  open,
  timer,
  onPresence,
  signal,
}: FollowedCard): Promise<Result<CardPort>> {
  const opened = new AbortController();
  const either = AbortSignal.any([signal, opened.signal]);
  void timer.wait(LONGEST_OPENING_MS, either).then(() => {
    if (!either.aborted) onPresence({ kind: 'not-answering' });
  });
  try {
    return await open();
  } finally {
    opened.abort();
  }
}

function watch(card: CardPort, { onPresence, onArrival }: FollowedCard): () => void {
  const isArrival = watchCardArrivals();
  return card.watch((presence) => {
    onPresence(presence);
    // Listed as soon as they are there: what is asked about them is asked long before a PIN. What fails here is told to
    // whoever asks next.
    if (hasReadyCard(presence)) card.certificates().catch(() => undefined);
    if (isArrival(presence)) onArrival();
  });
}
