import { useEffect, useState } from 'react';
import type { PresenceView } from '../../shared/ipc/cardViews.ts';
import { useLock } from '../features/start/useLock.ts';
import { useStores } from '../stores/stores.tsx';

/** A card that is back before that was only pushed in better. */
const GRACE_MS = 3000;

function isThere(presence: PresenceView | null): boolean {
  return (
    presence?.kind === 'readers' &&
    presence.readers.some(({ state }) => state === 'ready' || state === 'in-use')
  );
}

/**
 * Locks the desk when a card that was there has left its reader, where the settings want it. Not while a signature is
 * under way: its dialog says what to do, and goes on when the card is back.
 */
export function useCardLock(): void {
  const { useBatch, useDesk, useSigning, useStanding } = useStores();
  const isWanted = useStanding((state) => state.standing?.locksWithoutCard ?? false);
  const lock = useLock();
  const isCardThere = useDesk((state) => isThere(state.presence));
  const isSigning = useSigning((state) => state.document !== null);
  const isBatch = useBatch((state) => state.documents !== null);
  const [wasThere, setWasThere] = useState(false);
  if (isCardThere && !wasThere) setWasThere(true);
  const isGone = wasThere && !isCardThere;
  useEffect(() => {
    if (!isWanted || !isGone || isSigning || isBatch) return undefined;
    const timer = window.setTimeout(() => void lock(), GRACE_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [isWanted, isGone, isSigning, isBatch, lock]);
}
