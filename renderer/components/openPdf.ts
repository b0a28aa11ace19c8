import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { fromBase64 } from '../api/base64.ts';

/** The part of Trusted Types needed here; browsers without it enforce no such policy. */
interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): URL };
}

function isFactory(value: unknown): value is TrustedTypesFactory {
  return typeof value === 'object' && value !== null && 'createPolicy' in value;
}

function ownWorkerUrl(): string | URL {
  const factory: unknown = Reflect.get(window, 'trustedTypes');
  if (!isFactory(factory)) return workerUrl;
  const policy = factory.createPolicy('sintesi-pdf-worker', {
    createScriptURL: (url) => {
      if (url !== workerUrl) throw new TypeError('only the worker of the PDF preview is trusted');
      return url;
    },
  });
  return policy.createScriptURL(workerUrl);
}

/**
 * What reads PDF, started once: the only script the page may load besides its own. Every document is given it, since a
 * document that brings its own ends it when it is let go, under the one shown next.
 */
let reader: PDFWorker | null = null;

/**
 * Opens a PDF (base64) to draw its pages. The reader is a third of the window's code: it is loaded at the first PDF, not
 * at the start. Whoever opens one lets it go (`useReleasedPdf`).
 */
export async function openPdf(base64: string): Promise<PDFDocumentProxy> {
  const pdfjs = await import('pdfjs-dist');
  reader ??= pdfjs.PDFWorker.create({ port: new Worker(ownWorkerUrl(), { type: 'module' }) });
  const data = fromBase64(base64);
  return pdfjs.getDocument({ data, worker: reader, useWasm: false, enableXfa: false }).promise;
}
