import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { fromBase64 } from '../../api/base64.ts';
import { ErrorNote } from '../../components/Note.tsx';
import type { AppError } from '../../../shared/errors/appError.ts';
import { reviewTexts } from '../../i18n/it/reviewTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { startPdfWorker } from './pdfWorker.ts';
import styles from './review.module.css';

type Preview =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'ready'; readonly pdf: PDFDocumentProxy };

function PdfPage({ pdf, number }: { readonly pdf: PDFDocumentProxy; readonly number: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let cancel = (): void => undefined;
    let isGone = false;
    void pdf.getPage(number).then((page) => {
      const element = canvas.current;
      if (element === null || isGone) return;
      const base = page.getViewport({ scale: 1 });
      const scale = (element.clientWidth / base.width) * devicePixelRatio;
      const viewport = page.getViewport({ scale });
      element.width = viewport.width;
      element.height = viewport.height;
      const task = page.render({ canvas: element, viewport });
      cancel = () => {
        task.cancel();
      };
      // A page left before it was drawn is no failure.
      task.promise.catch(() => undefined);
    });
    return () => {
      isGone = true;
      cancel();
    };
  }, [pdf, number]);
  return (
    <canvas
      ref={canvas}
      className={styles['page']}
      role="img"
      aria-label={reviewTexts.page(number, pdf.numPages)}
    />
  );
}

/** The page the citizen will see, drawn on paper: white in every theme. */
export function PdfPreview({ documentId }: { readonly documentId: string }) {
  const { api } = useStores();
  const [preview, setPreview] = useState<Preview>({ kind: 'loading' });
  useEffect(() => {
    let isGone = false;
    setPreview({ kind: 'loading' });
    startPdfWorker();
    void api.ask('documents.preview', { documentId }).then(async (answer) => {
      if (isGone) return;
      if (!answer.ok) {
        setPreview({ kind: 'failed', error: answer.error });
        return;
      }
      const pdf = await getDocument({
        data: fromBase64(answer.value.pdf),
        useWasm: false,
        enableXfa: false,
      }).promise;
      setPreview({ kind: 'ready', pdf });
    });
    return () => {
      isGone = true;
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
      {preview.kind === 'ready' &&
        Array.from({ length: preview.pdf.numPages }, (_each, index) => (
          <PdfPage key={index} pdf={preview.pdf} number={index + 1} />
        ))}
    </section>
  );
}
