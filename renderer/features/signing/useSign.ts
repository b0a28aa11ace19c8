import type { DocumentView } from '../../../shared/ipc/documentViews.ts';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { useStores } from '../../stores/stores.tsx';

const secondsFormat = new Intl.NumberFormat('it-IT', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** Signs a document and, when it is done, says so, forgets it and shows the queue it went to. */
export function useSign(): (document: DocumentView) => void {
  const { useSigning, useReview, useDesk } = useStores();
  const sign = useSigning((state) => state.sign);
  const signed = useReview((state) => state.signed);
  const say = useDesk((state) => state.say);
  const go = useDesk((state) => state.go);
  return (document) => {
    void sign(document).then((seconds) => {
      if (seconds === null) return;
      signed(document.documentId);
      say(signingTexts.done(secondsFormat.format(seconds)));
      go('queue');
    });
  };
}
