import { useEffect } from 'react';
import { useStores } from '../../stores/stores.tsx';
import { headline } from './headline.ts';

/**
 * Says the verdict on each document brought in once, in the status bar. The heading of the screen cannot say it: a live
 * region that comes into the page with its text is announced by no screen reader, and one that is left and found again
 * would be announced twice.
 */
export function useVerdictNews(): void {
  const { useDesk, useReview } = useStores();
  const document = useReview((state) => state.document);
  const say = useDesk((state) => state.say);
  useEffect(() => {
    if (document !== null) say(headline(document));
  }, [document, say]);
}
