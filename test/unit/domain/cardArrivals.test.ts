import { expect, it } from 'vitest';
import { watchCardArrivals } from '../../../electron/domain/cardArrivals.ts';
import type { CardPresence, CardReader, CardToken } from '../../../electron/domain/ports/card.ts';

const tokenOf = (tokenId: string): CardToken => ({
  tokenId,
  label: 'CNS',
  serialNumber: tokenId,
  manufacturer: '',
  model: '',
  reader: 'reader',
  minPinLength: 5,
  maxPinLength: 8,
  pinWarning: 'none',
  pinOnReader: false,
});
const reader = (
  name: string,
  state: CardReader['state'],
  tokenId: string | null = null,
): CardReader => ({
  name,
  state,
  tokens: tokenId === null ? [] : [tokenOf(tokenId)],
  holder: null,
  error: null,
});
const readers = (...states: readonly CardReader['state'][]): CardPresence => ({
  kind: 'readers',
  readers: states.map((state, index) => reader(`reader ${String(index)}`, state)),
});

/** What a watch says of each presence in turn. */
function arrivals(...seen: readonly CardPresence[]): readonly boolean[] {
  const isArrival = watchCardArrivals();
  return seen.map((presence) => isArrival(presence));
}

it('a card found by the first look was there already', () => {
  expect(arrivals(readers('ready'))).toEqual([false]);
});

it('a card that goes in arrives, also when it comes back', () => {
  expect(
    arrivals(readers('empty'), readers('ready'), readers('removed'), readers('ready')),
  ).toEqual([false, true, false, true]);
});

it.each(['reading', 'not-answering'] as const)(
  'a driver that takes its time (%s) is no card that went and came back',
  (kind) => {
    expect(arrivals(readers('ready'), { kind }, readers('ready'))).toEqual([false, false, false]);
  },
);

it('a card arrives in a second reader beside one that is there', () => {
  expect(arrivals(readers('ready', 'empty'), readers('ready', 'ready'))).toEqual([false, true]);
});

it('a reader plugged in with its card brings an arrival', () => {
  expect(arrivals({ kind: 'no-reader' }, readers('ready'))).toEqual([false, true]);
});

it('another card in the same reader arrives', () => {
  const holding = (tokenId: string): CardPresence => ({
    kind: 'readers',
    readers: [reader('reader', 'ready', tokenId)],
  });
  expect(arrivals(holding('one'), holding('one'), holding('other'))).toEqual([false, false, true]);
});
