import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCardWatch, withRemovals } from '../../../electron/card/cardWatch.ts';
import type { CardPresence, CardReader, ReaderState } from '../../../electron/domain/ports/card.ts';
import { appError } from '../../../shared/errors/appError.ts';

function reader(state: ReaderState, name = 'Lettore'): CardReader {
  return { name, state, tokens: [], holder: null, error: null };
}

function readers(...list: readonly CardReader[]): CardPresence {
  return { kind: 'readers', readers: list };
}

describe('what a reader showed before', () => {
  it.each([
    ['empty', 'empty'],
    ['ready', 'removed'],
    ['unknown-card', 'removed'],
    ['unreadable', 'removed'],
    ['removed', 'removed'],
  ] as const)('%s, then empty, is told as %s', (before, told) => {
    expect(withRemovals(readers(reader(before)), readers(reader('empty')))).toEqual(
      readers(reader(told)),
    );
  });

  it('counts for that reader only, and not across a stopped service', () => {
    const now = readers(reader('empty', 'A'), reader('ready', 'B'));
    expect(withRemovals(readers(reader('ready', 'B')), now)).toEqual(now);
    expect(withRemovals({ kind: 'no-service' }, now)).toEqual(now);
    expect(withRemovals(null, now)).toEqual(now);
  });
});

/** A watch over a list of looks, each waited for by its number. */
function watchOver(looks: readonly CardPresence[], isIdle = () => true) {
  const told: CardPresence[] = [];
  let made = 0;
  let wake: () => void = () => undefined;
  const exhausted = new Promise<void>((resolve) => (wake = resolve));
  const watch = createCardWatch({
    look: () => {
      const next = looks[made];
      made += 1;
      if (next === undefined) wake();
      return Promise.resolve(next ?? looks.at(-1) ?? { kind: 'no-reader' });
    },
    isIdle,
    everyMs: 1,
  });
  return { watch, told, exhausted, looks: () => made };
}

describe('a watch', () => {
  it('tells each change once, in order', async () => {
    const empty = readers(reader('empty'));
    const ready = readers(reader('ready'));
    const { watch, told, exhausted } = watchOver([empty, empty, ready, ready, empty, empty]);
    watch.add((presence) => told.push(presence));
    await exhausted;
    watch.stop();
    expect(told).toEqual([empty, ready, readers(reader('removed'))]);
  });

  it('tells a newcomer what is known, and stops looking when nobody listens', async () => {
    const { watch, told, exhausted, looks } = watchOver([{ kind: 'no-reader' }]);
    const first = watch.add(() => undefined);
    await exhausted;
    const second = watch.add((presence) => told.push(presence));
    expect(told).toEqual([{ kind: 'no-reader' }]);
    first();
    second();
    const made = looks();
    await new Promise((resolve) => setImmediate(resolve));
    expect(looks()).toBe(made);
  });

  it('never looks while the card is at work', () => {
    const { watch, looks } = watchOver([readers(reader('ready'))], () => false);
    watch.add(() => undefined);
    expect(looks()).toBe(0);
    watch.stop();
  });

  describe('with a clock that is held', () => {
    beforeEach(() => {
      vi.useFakeTimers();
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    /** A watch whose looks last as told, one after the other, the last of them again and again. */
    function slowWatch(looks: readonly (readonly [CardPresence | Error, number])[]) {
      const told: string[] = [];
      let made = 0;
      const watch = createCardWatch({
        look: async () => {
          const [found, lasts] = looks[Math.min(made, looks.length - 1)] ?? [readers(), 0];
          made += 1;
          await new Promise((resolve) => setTimeout(resolve, lasts));
          if (found instanceof Error) throw found;
          return found;
        },
        isIdle: () => true,
        everyMs: 100,
      });
      const stop = watch.add((presence) => {
        const states =
          presence.kind === 'readers' ? presence.readers.map((each) => each.state) : [];
        told.push(presence.kind === 'readers' ? states.join() : presence.kind);
      });
      return { watch, stop, told, looks: () => made };
    }
    const empty = readers(reader('empty'));
    const ready = readers(reader('ready'));
    const broken: CardPresence = {
      kind: 'no-driver',
      error: appError('card/module-hung', { call: 'readers' }),
    };

    it.each([
      ['after one long look, a card being read, looks on at its pace', [5000], 5250, 4],
      ['leaves a driver that is always slow to other work for as long', [5000, 5000], 14_900, 2],
      ['leaves it for a quarter of a minute at most', [25_000, 25_000], 65_080, 3],
    ] as const)('%s', async (_, lastingMs, untilMs, made) => {
      const { watch, looks } = slowWatch([
        ...lastingMs.map((lasts) => [empty, lasts] as const),
        [empty, 10],
      ]);
      await vi.advanceTimersByTimeAsync(untilMs);
      watch.stop();
      expect(looks()).toBe(made);
    });

    it('says that a card is being read, and when no card would take so long any more', async () => {
      const { told } = slowWatch([
        [empty, 10],
        [ready, 90_000],
      ]);
      await vi.advanceTimersByTimeAsync(1000);
      expect(told).toEqual(['empty', 'reading']);
      await vi.advanceTimersByTimeAsync(20_000);
      expect(told).toEqual(['empty', 'reading', 'not-answering']);
      await vi.advanceTimersByTimeAsync(70_000);
      expect(told).toEqual(['empty', 'reading', 'not-answering', 'ready']);
    });

    it('keeps saying that a card is ready while it is looked at again, not for ever', async () => {
      const { told } = slowWatch([
        [ready, 10],
        [ready, 25_000],
      ]);
      await vi.advanceTimersByTimeAsync(15_000);
      expect(told).toEqual(['ready']);
      await vi.advanceTimersByTimeAsync(6000);
      expect(told).toEqual(['ready', 'not-answering']);
      // Slow it is, and it does come back: from now on it is given the time it needs.
      await vi.advanceTimersByTimeAsync(180_000);
      expect(told).toEqual(['ready', 'not-answering', 'ready']);
    });

    it('keeps saying what is broken until something else is known', async () => {
      const { told } = slowWatch([
        [broken, 10],
        [ready, 5000],
      ]);
      await vi.advanceTimersByTimeAsync(6000);
      expect(told).toEqual(['no-driver', 'ready']);
    });

    it('does not stay with a reading whose look failed, and looks again', async () => {
      const { told } = slowWatch([
        [new Error('defect'), 1000],
        [ready, 10],
      ]);
      await vi.advanceTimersByTimeAsync(1005);
      expect(told).toEqual(['reading', 'not-answering']);
      await vi.advanceTimersByTimeAsync(500);
      expect(told).toEqual(['reading', 'not-answering', 'ready']);
    });

    it('left in the middle of a look tells who comes next nothing of before', async () => {
      const { watch, stop, told } = slowWatch([
        [ready, 10],
        [ready, 150],
        [empty, 10],
      ]);
      await vi.advanceTimersByTimeAsync(120);
      stop();
      await vi.advanceTimersByTimeAsync(500);
      const later: CardPresence[] = [];
      watch.add((presence) => later.push(presence));
      await vi.advanceTimersByTimeAsync(50);
      expect(told).toEqual(['ready']);
      expect(later).toEqual([empty]);
    });
  });
});
