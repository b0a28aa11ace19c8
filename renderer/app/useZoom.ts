import { useLayoutEffect } from 'react';
import { useStores } from '../stores/stores.tsx';

/**
 * Draws the page as large as the person chose, in the desktop program and in a browser alike. The page measures
 * itself, not the screen (`styles/base.css`), so it also reflows as on a smaller one.
 */
export function useZoom(): void {
  const { useStanding } = useStores();
  const percent = useStanding((state) => state.standing?.zoom ?? 100);
  useLayoutEffect(() => {
    document.documentElement.style.setProperty('zoom', String(percent / 100));
  }, [percent]);
}
