import { describe, expect, it } from 'vitest';
import type { CardPort, CardPresence } from '../../../electron/domain/ports/card.ts';
import type { Timer } from '../../../electron/domain/ports/timer.ts';
import { followCard } from '../../../electron/headless/host/followCard.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';

/** Waits that end when the test says so. */
class HeldTimer implements Timer {
  readonly #waits: { readonly milliseconds: number; readonly end: () => void }[] = [];

  elapsedMs(): number {
    return 0;
  }

  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.#waits.push({ milliseconds, end: resolve });
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
  }

  /** Ends every wait of that length; answers how many there were. */
  async pass(milliseconds: number): Promise<void> {
    for (const each of this.#waits.splice(0)) if (each.milliseconds <= milliseconds) each.end();
    await settled();
  }
}

function settled(): Promise<void> {
  return new Promise(setImmediate);
}

const unused = (): Promise<never> => Promise.reject(new Error('not asked'));

/** A card of which only the watch is used; `show` tells its listener. */
function watchedCard() {
  let listener: ((presence: CardPresence) => void) | null = null;
  const card: CardPort = {
    presence: unused,
    watch: (told) => {
      listener = told;
      return () => (listener = null);
    },
    tokens: unused,
    certificates: unused,
    login: unused,
    isLoggedIn: unused,
    sign: unused,
    capabilities: unused,
    driver: unused,
    logout: unused,
    close: unused,
  };
  return {
    card,
    isWatched: () => listener !== null,
    show: (presence: CardPresence) => listener?.(presence),
  };
}

const missing = fail(appError('card/module-not-found', {}));
const ready: CardPresence = {
  kind: 'readers',
  readers: [{ name: 'Lettore', state: 'ready', tokens: [], holder: null, error: null }],
};

function follow(open: () => Promise<Result<CardPort>>) {
  const timer = new HeldTimer();
  const leaving = new AbortController();
  const told: string[] = [];
  let arrivals = 0;
  const ended = followCard({
    open,
    timer,
    onPresence: (presence) =>
      told.push(presence.kind === 'no-driver' ? presence.error.code : presence.kind),
    onArrival: () => (arrivals += 1),
    signal: leaving.signal,
  });
  const leave = (): void => {
    leaving.abort();
  };
  return { timer, told, ended, arrivals: () => arrivals, leave };
}

describe('the card of a desk', () => {
  it('that cannot be opened is told with the reason, and tried again until it can', async () => {
    const { card, isWatched, show } = watchedCard();
    const answers: Result<CardPort>[] = [missing, missing, ok(card)];
    const { timer, told, ended } = follow(() => Promise.resolve(answers.shift() ?? missing));
    await settled();
    expect(told).toEqual(['card/module-not-found']);
    await timer.pass(30_000);
    expect(told).toEqual(['card/module-not-found', 'card/module-not-found']);
    await timer.pass(30_000);
    await ended;
    expect(isWatched()).toBe(true);
    show({ kind: 'no-reader' });
    expect(told.at(-1)).toBe('no-reader');
  });

  it('whose driver is searched for too long is told as one that does not answer', async () => {
    const { card, isWatched } = watchedCard();
    let found: (card: Result<CardPort>) => void = () => undefined;
    const { timer, told, ended } = follow(() => new Promise((resolve) => (found = resolve)));
    await timer.pass(20_000);
    expect(told).toEqual(['not-answering']);
    found(ok(card));
    await ended;
    expect(isWatched()).toBe(true);
  });

  it('tells an arrival, though its certificates cannot be listed', async () => {
    const { card, show } = watchedCard();
    const { ended, arrivals, told } = follow(() => Promise.resolve(ok(card)));
    await ended;
    show({ kind: 'no-reader' });
    show(ready);
    await settled();
    expect(arrivals()).toBe(1);
    expect(told).toEqual(['no-reader', 'readers']);
  });

  it('is left alone when the desk is left, and not searched any more', async () => {
    const { card, isWatched } = watchedCard();
    const watched = follow(() => Promise.resolve(ok(card)));
    await watched.ended;
    watched.leave();
    expect(isWatched()).toBe(false);

    let tries = 0;
    const searched = follow(() => {
      tries += 1;
      return Promise.resolve(missing);
    });
    await settled();
    searched.leave();
    await searched.ended;
    expect(tries).toBe(1);
  });
});
