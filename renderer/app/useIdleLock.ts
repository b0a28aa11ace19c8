import { useEffect } from 'react';
import { useLock } from '../features/start/useLock.ts';
import { useStores } from '../stores/stores.tsx';

const signsOfLife = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Locks the desk when nobody has touched keyboard or mouse for the minutes of the settings. */
export function useIdleLock(): void {
  const { useStanding } = useStores();
  const minutes = useStanding((state) => state.standing?.lockAfterMinutes ?? null);
  const lock = useLock();
  useEffect(() => {
    if (minutes === null) return undefined;
    let timer = 0;
    const begin = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void lock(), minutes * 60_000);
    };
    begin();
    for (const sign of signsOfLife) window.addEventListener(sign, begin, { passive: true });
    return () => {
      window.clearTimeout(timer);
      for (const sign of signsOfLife) window.removeEventListener(sign, begin);
    };
  }, [lock, minutes]);
}
