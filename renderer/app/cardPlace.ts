import type { PresenceView } from '../../shared/ipc/cardViews.ts';

/** Where the card of the desk is: `never` seen yet, `there`, or `gone` after it was there. */
export type CardPlace = 'never' | 'there' | 'gone';

/**
 * Where the card is after the news. Where nobody can tell (it is being read, its driver or the card itself does not
 * answer, the service has stopped) what was known last holds: another program that works with the card for a while
 * takes it from no one.
 */
export function cardPlaceAfter(before: CardPlace, presence: PresenceView | null): CardPlace {
  const gone = before === 'never' ? 'never' : 'gone';
  if (presence?.kind === 'no-reader') return gone;
  if (presence?.kind !== 'readers') return before;
  const states = presence.readers.map(({ state }) => state);
  if (states.includes('ready') || states.includes('in-use')) return 'there';
  return states.includes('unreadable') ? before : gone;
}
