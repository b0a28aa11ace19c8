import type { PDFDocumentProxy } from 'pdfjs-dist';
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

/** The worker that reads PDF, started once: the only script the page may load besides its own. */
let worker: Worker | null = null;

/**
 * Opens a PDF (base64) to draw its pages. The reader is a third of the window's code: it is loaded at the first PDF, not
 * at the start.
 */
export async function openPdf(base64: string): Promise<PDFDocumentProxy> {
  const { getDocument, GlobalWorkerOptions } = await import('pdfjs-dist');
  worker ??= new Worker(ownWorkerUrl(), { type: 'module' });
  GlobalWorkerOptions.workerPort = worker;
  return getDocument({ data: fromBase64(base64), useWasm: false, enableXfa: false }).promise;
}
