import { GlobalWorkerOptions } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

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

let isStarted = false;

/** Starts the worker that reads PDF, once: the only script the page may load besides its own. */
export function startPdfWorker(): void {
  if (isStarted) return;
  isStarted = true;
  GlobalWorkerOptions.workerPort = new Worker(ownWorkerUrl(), { type: 'module' });
}
