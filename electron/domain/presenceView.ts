import type { PresenceView } from '../../shared/ipc/cardViews.ts';
import type { CardPresence } from './ports/card.ts';

/** What the card is like, without what only the trusted side needs. */
export function presenceViewOf(presence: CardPresence): PresenceView {
  if (presence.kind !== 'readers') return presence;
  return {
    kind: 'readers',
    readers: presence.readers.map(({ name, state, holder, error }) => ({
      name,
      state,
      holder,
      error,
    })),
  };
}
