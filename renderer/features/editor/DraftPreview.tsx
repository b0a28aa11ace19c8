import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { openPdf } from '../../components/openPdf.ts';
import { PdfPages } from '../../components/PdfPages.tsx';
import { useReleasedPdf } from '../../components/useReleasedPdf.ts';
import { editorTexts } from '../../i18n/it/editorTexts.ts';
import { reviewTexts } from '../../i18n/it/reviewTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './editor.module.css';

/** After how long a rest the page is made anew: it must never come between two keystrokes. */
const REST_MS = 900;

/** The page the patient will read, of what is complete so far; the one before stays until the new one is there. */
export function DraftPreview() {
  const { api, useEditor } = useStores();
  const content = useEditor((state) => state.content);
  const isOpen = useEditor((state) => state.draft !== null);
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  useReleasedPdf(pdf);
  const hasPage = useRef(false);
  const [isWaiting, setWaiting] = useState(false);
  useEffect(() => {
    if (!isOpen) return undefined;
    const late = new AbortController();
    const isLate = (): boolean => late.signal.aborted;
    const timer = setTimeout(
      () => {
        void api.ask('drafts.preview', { content }).then(async (answer) => {
          if (isLate()) return;
          setWaiting(!answer.ok);
          if (!answer.ok) return;
          const made = await openPdf(answer.value.pdf);
          if (isLate()) {
            void made.loadingTask.destroy();
            return;
          }
          hasPage.current = true;
          setPdf(made);
        });
      },
      hasPage.current ? REST_MS : 0,
    );
    return () => {
      late.abort();
      clearTimeout(timer);
    };
  }, [api, content, isOpen]);
  return (
    <section className={styles['preview']} aria-label={editorTexts.preview} tabIndex={0}>
      <h2 data-minor>{editorTexts.preview}</h2>
      {pdf === null ? (
        <div className={styles['paper']}>
          {isWaiting ? editorTexts.previewWaiting : reviewTexts.previewLoading}
        </div>
      ) : (
        <PdfPages pdf={pdf} label={reviewTexts.page} />
      )}
    </section>
  );
}
