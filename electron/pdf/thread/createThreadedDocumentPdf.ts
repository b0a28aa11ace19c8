import { Worker } from 'node:worker_threads';
import { createBirpc, type BirpcReturn } from 'birpc';
import type { DocumentPdf, SignatureExtension } from '../../domain/ports/documentPdf.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { helperModule } from '../../process/programFiles.ts';
import type { PdfThreadFunctions } from './pdfThreadFunctions.ts';

/** The paper side on a thread of its own, to be closed when no longer needed. */
export interface ThreadedDocumentPdf extends DocumentPdf, SignatureExtension {
  /** Ends the thread; a later call starts another. */
  close(): Promise<void>;
}

/** Where a prepared signature is kept: its number in the thread that made it. */
class PreparedThere {
  readonly number: number;
  readonly thread: PdfThread;
  constructor(number: number, thread: PdfThread) {
    this.number = number;
    this.thread = thread;
  }
}

/** Tells a thread that is gone from a defect thrown inside it. */
class ThreadEnded extends Error {}

interface PdfThread {
  readonly functions: BirpcReturn<PdfThreadFunctions, object>;
  readonly worker: Worker;
}

function startThread(assetsDirectory: URL, onEnd: () => void): PdfThread {
  const worker = new Worker(helperModule('pdf/thread/pdfThread'), {
    workerData: assetsDirectory.href,
  });
  // An idle thread is no reason to keep the program alive.
  worker.unref();
  const functions = createBirpc<PdfThreadFunctions>(
    {},
    {
      post: (message: unknown) => {
        worker.postMessage(message);
      },
      on: (listener) => worker.on('message', listener),
      timeout: -1,
    },
  );
  const end = (): void => {
    onEnd();
    functions.$close(new ThreadEnded('the document thread ended'));
  };
  worker.once('error', end);
  worker.once('exit', end);
  return { functions, worker };
}

/** A thread that ends under a call is an error value, also for a call nobody waits for any more. */
async function unlessEnded<Value>(call: Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await call;
  } catch (error: unknown) {
    if (error instanceof ThreadEnded) return fail(appError('pdf/thread-ended', {}));
    throw error;
  }
}

/**
 * The same paper side as `createDocumentPdf`, on a thread of its own: documents are laid out and prepared while the
 * caller's thread serves the screen or waits for the card. The thread starts with the first call.
 */
export function createThreadedDocumentPdf({
  assetsDirectory,
}: {
  readonly assetsDirectory: URL;
}): ThreadedDocumentPdf {
  let running: PdfThread | null = null;
  const thread = (): PdfThread => {
    running ??= startThread(assetsDirectory, () => {
      running = null;
    });
    return running;
  };
  return {
    render: (cda, at, mark) => unlessEnded(thread().functions.render(cda, at, mark)),
    async prepare(rendered, chain, at) {
      const owner = thread();
      const prepared = await unlessEnded(owner.functions.prepare(rendered, chain, at));
      if (!prepared.ok) return prepared;
      const { number, ...visible } = prepared.value;
      return ok({ ...visible, state: new PreparedThere(number, owner) });
    },
    complete({ state }, value) {
      if (!(state instanceof PreparedThere)) {
        throw new TypeError('the prepared signature was not made by this room');
      }
      return unlessEnded(state.thread.functions.complete(state.number, value));
    },
    timestampDigest: (signed) => unlessEnded(thread().functions.timestampDigest(signed)),
    addTimestamp: (signed, token) => unlessEnded(thread().functions.addTimestamp(signed, token)),
    certificates: (signed) => thread().functions.certificates(signed),
    addValidationData: (signed, data) =>
      unlessEnded(thread().functions.addValidationData(signed, data)),
    verify: (pdf, authorities = null) => thread().functions.verify(pdf, authorities),
    async close() {
      await running?.worker.terminate();
    },
  };
}
