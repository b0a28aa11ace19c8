import { parentPort, workerData } from 'node:worker_threads';
import { createBirpc } from 'birpc';
import { createDocumentPdf } from '../createDocumentPdf.ts';
import { pdfThreadFunctions } from './pdfThreadFunctions.ts';

/* The thread itself: started by `createThreadedDocumentPdf`, told only where the fonts are. */

const assetsDirectory = new URL(String(workerData));
createBirpc(pdfThreadFunctions(createDocumentPdf({ assetsDirectory })), {
  post: (message: unknown) => {
    parentPort?.postMessage(message);
  },
  on: (listener) => parentPort?.on('message', listener),
  timeout: -1,
});
