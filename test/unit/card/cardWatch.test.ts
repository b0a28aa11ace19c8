import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCardWatch, withRemovals } from '../../../electron/card/cardWatch.ts';
import type { CardPresence, CardReader, ReaderState } from '../../../electron/domain/ports/card.ts';

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
    afterEach(() => {
      vi.useRealTimers();
    });

    it.each([
      ['after one long look, a card being read, looks on at its pace', [5000], 5250, 4],
      ['leaves a driver that is always slow to other work for as long', [5000, 5000], 14_900, 2],
    ] as const)('%s', async (_, lastingMs, untilMs, made) => {
      vi.useFakeTimers();
      let looks = 0;
      const watch = createCardWatch({
        look: async () => {
          const lasts = lastingMs[looks] ?? 10;
          looks += 1;
          await new Promise((resolve) => setTimeout(resolve, lasts));
          return { kind: 'no-reader' };
        },
        isIdle: () => true,
        everyMs: 100,
      });
      watch.add(() => undefined);
      await vi.advanceTimersByTimeAsync(untilMs);
      watch.stop();
      expect(looks).toBe(made);
    });
  });
});
