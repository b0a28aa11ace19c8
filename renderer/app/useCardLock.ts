import { useEffect, useState } from 'react';
import { useLock } from '../features/start/useLock.ts';
import { useStores } from '../stores/stores.tsx';
import { cardPlaceAfter, type CardPlace } from './cardPlace.ts';

/** A card that is back before that was only pushed in better. */
const GRACE_MS = 3000;

/**
 * Locks the desk when a card that was there has left its reader, where the settings want it. Not while a signature is
 * under way: its dialog says what to do, and goes on when the card is back.
 */
export function useCardLock(): void {
  const { useBatch, useDesk, useSigning, useStanding } = useStores();
  const isWanted = useStanding((state) => state.standing?.locksWithoutCard ?? false);
  const lock = useLock();
  const presence = useDesk((state) => state.presence);
  const isSigning = useSigning((state) => state.document !== null);
  const isBatch = useBatch((state) => state.documents !== null);
  const [place, setPlace] = useState<CardPlace>('never');
  const now = cardPlaceAfter(place, presence);
  if (now !== place) setPlace(now);
  useEffect(() => {
    if (!isWanted || now !== 'gone' || isSigning || isBatch) return undefined;
    const timer = window.setTimeout(() => void lock(), GRACE_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [isWanted, now, isSigning, isBatch, lock]);
}
