import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { ErrorNote } from '../../components/Note.tsx';
import { openPdf } from '../../components/openPdf.ts';
import { PdfPages } from '../../components/PdfPages.tsx';
import { useReleasedPdf } from '../../components/useReleasedPdf.ts';
import type { AppError } from '../../../shared/errors/appError.ts';
import { reviewTexts } from '../../i18n/it/reviewTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './review.module.css';

type Preview =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'ready'; readonly pdf: PDFDocumentProxy };

/** The page the citizen will see, drawn on paper: white in every theme. */
export function PdfPreview({ documentId }: { readonly documentId: string }) {
  const { api } = useStores();
  const [preview, setPreview] = useState<Preview>({ kind: 'loading' });
  useReleasedPdf(preview.kind === 'ready' ? preview.pdf : null);
  useEffect(() => {
    const left = new AbortController();
    const isGone = (): boolean => left.signal.aborted;
    setPreview({ kind: 'loading' });
    void api.ask('documents.preview', { documentId }).then(async (answer) => {
      if (isGone()) return;
      if (!answer.ok) {
        setPreview({ kind: 'failed', error: answer.error });
        return;
      }
      const pdf = await openPdf(answer.value.pdf);
      if (isGone()) void pdf.loadingTask.destroy();
      else setPreview({ kind: 'ready', pdf });
    });
    return () => {
      left.abort();
    };
  }, [api, documentId]);
  return (
    <section className={styles['preview']} aria-label={reviewTexts.preview} tabIndex={0}>
      <h2 data-minor>{reviewTexts.preview}</h2>
      {preview.kind === 'loading' && (
        <div className={styles['blank']} role="status">
          {reviewTexts.previewLoading}
        </div>
      )}
      {preview.kind === 'failed' && <ErrorNote error={preview.error} isAlert={false} />}
      {preview.kind === 'ready' && <PdfPages pdf={preview.pdf} label={reviewTexts.page} />}
    </section>
  );
}
