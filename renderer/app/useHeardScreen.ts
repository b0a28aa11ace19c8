import { useEffect, useRef } from 'react';
import { useStores } from '../stores/stores.tsx';

/** Whether the focus is on nothing, or on what led here: neither the screen nor a dialog has taken it. */
function isFocusLeft(): boolean {
  return (document.activeElement ?? document.body).closest('main, [role="dialog"]') === null;
}

/**
 * Gives the focus to the heading of a screen that takes it nowhere itself, and of one a dialog went away from: a screen
 * reader says nothing when only the page around the focus changes, and Tab goes on from the content.
 */
export function useHeardScreen(): void {
  const { useDesk, useSigning, useBatch } = useStores();
  const screen = useDesk((state) => state.screen);
  const isSigning = useSigning((state) => state.document !== null || state.questions.length > 0);
  const isBatch = useBatch((state) => state.documents !== null);
  const place = `${screen} ${String(isSigning || isBatch)}`;
  const last = useRef(place);
  useEffect(() => {
    if (last.current === place) return undefined;
    last.current = place;
    // A dialog that led here gives the focus back first.
    const frame = requestAnimationFrame(() => {
      if (!isFocusLeft()) return;
      const heading = document.querySelector<HTMLElement>('main h1');
      heading?.setAttribute('tabindex', '-1');
      heading?.focus({ preventScroll: true });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [place]);
}
