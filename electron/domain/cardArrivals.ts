import type { CardPresence, CardReader } from './ports/card.ts';

/** A card in a reader: another card in the same reader is another place. */
function placeOf({ name, tokens }: CardReader): string {
  return JSON.stringify([name, ...tokens.map(({ tokenId }) => tokenId)]);
}

/** Whether a card that can be used lies in some reader. */
export function hasReadyCard(presence: CardPresence): boolean {
  return presence.kind === 'readers' && presence.readers.some(({ state }) => state === 'ready');
}

/**
 * Tells arrivals of a card from the other news of a watch: answers true when a reader has a card ready that it did
 * not have before. A driver that is still being read says nothing about what is there, and neither does the first
 * look, which finds what was there already.
 */
export function watchCardArrivals(): (presence: CardPresence) => boolean {
  let ready: ReadonlySet<string> | null = null;
  return (presence) => {
    if (presence.kind === 'reading' || presence.kind === 'not-answering') return false;
    const readers = presence.kind === 'readers' ? presence.readers : [];
    const now = new Set(readers.filter(({ state }) => state === 'ready').map(placeOf));
    const before = ready;
    ready = now;
    return before !== null && [...now].some((place) => !before.has(place));
  };
}
