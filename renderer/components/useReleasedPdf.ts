import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect } from 'react';

/**
 * Lets go of a PDF when another takes its place or its screen is left: until then the page and the reader's worker keep
 * everything of it, shapes drawn and words read, which is a patient's.
 */
export function useReleasedPdf(pdf: PDFDocumentProxy | null): void {
  useEffect(
    () => () => {
      void pdf?.loadingTask.destroy();
    },
    [pdf],
  );
}
