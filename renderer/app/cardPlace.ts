import type { PresenceView } from '../../shared/ipc/cardViews.ts';

/** Where the card of the desk is: `never` seen yet, `there`, or `gone` after it was there. */
export type CardPlace = 'never' | 'there' | 'gone';

/**
 * Where the card is after the news. Where nobody can tell (it is being read, its driver or the card itself does not
 * answer) what was known last holds: another program that works with the card for a while takes it from no one. A
 * service that has stopped tells that the reader is gone: Windows stops it with the last one.
 */
export function cardPlaceAfter(before: CardPlace, presence: PresenceView | null): CardPlace {
  const gone = before === 'never' ? 'never' : 'gone';
  if (presence?.kind === 'no-reader' || presence?.kind === 'no-service') return gone;
  if (presence?.kind !== 'readers') return before;
  const states = presence.readers.map(({ state }) => state);
  if (states.includes('ready') || states.includes('in-use')) return 'there';
  return states.includes('unreadable') ? before : gone;
}
