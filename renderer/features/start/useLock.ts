import { useCallback } from 'react';
import { useStores } from '../../stores/stores.tsx';

/** An archive that does not answer must not keep a desk open. */
const MOST_WAITED_MS = 2000;

/** Locks the desk. What was typed in the last half second is kept first: behind the lock nothing can be any more. */
export function useLock(): () => Promise<void> {
  const { useEditor, useStanding } = useStores();
  const flush = useEditor((state) => state.flush);
  const lock = useStanding((state) => state.lock);
  return useCallback(async () => {
    const waited = new Promise((resolve) => {
      setTimeout(resolve, MOST_WAITED_MS);
    });
    await Promise.race([flush(), waited]);
    await lock();
  }, [flush, lock]);
}
