import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useRef } from 'react';
import styles from './PdfPages.module.css';

function PdfPage({
  pdf,
  number,
  label,
}: {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  readonly label: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let cancel = (): void => undefined;
    let isGone = false;
    const draw = (page: PDFPageProxy): void => {
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
    };
    // Nor is a document let go before its page was read.
    pdf.getPage(number).then(draw, () => undefined);
    return () => {
      isGone = true;
      cancel();
    };
  }, [pdf, number]);
  return <canvas ref={canvas} className={styles['page']} role="img" aria-label={label} />;
}

/** The pages of a PDF, drawn on paper: white in every theme. */
export function PdfPages({
  pdf,
  label,
}: {
  readonly pdf: PDFDocumentProxy;
  readonly label: (page: number, pages: number) => string;
}) {
  return Array.from({ length: pdf.numPages }, (_each, index) => (
    <PdfPage key={index} pdf={pdf} number={index + 1} label={label(index + 1, pdf.numPages)} />
  ));
}
