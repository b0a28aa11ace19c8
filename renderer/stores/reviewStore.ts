import { create } from 'zustand';
import { appError, type AppError } from '../../shared/errors/appError.ts';
import type { Result } from '../../shared/errors/result.ts';
import { MAX_CONTENT_CHARACTERS } from '../../shared/ipc/requestParts.ts';
import type { DocumentView } from '../../shared/ipc/documentViews.ts';
import type { Api } from '../api/api.ts';
import { toBase64 } from '../api/base64.ts';

/** The document under review. */
export interface ReviewState {
  readonly work: 'idle' | 'reading';
  readonly failure: AppError | null;
  readonly document: DocumentView | null;
  readonly importFile: (file: File) => Promise<void>;
  /** Shows a document of the archive. */
  readonly open: (documentId: string) => Promise<void>;
  /** The document was signed: it is no longer to be reviewed. */
  readonly signed: (documentId: string) => void;
  readonly clear: () => void;
}

const MAX_BYTES = Math.floor(MAX_CONTENT_CHARACTERS * 0.74);

/** Makes the store of import and review. */
export function createReviewStore(api: Api) {
  return create<ReviewState>()((set, get) => {
    async function take(asked: Promise<Result<DocumentView>>): Promise<void> {
      const answer = await asked;
      if (!answer.ok) {
        set({ work: 'idle', failure: answer.error });
        return;
      }
      set({ work: 'idle', document: answer.value });
    }

    return {
      work: 'idle',
      failure: null,
      document: null,
      importFile: async (file) => {
        set({ work: 'reading', failure: null, document: null });
        if (file.size > MAX_BYTES) {
          const limits = { bytes: file.size, limit: MAX_BYTES };
          set({ work: 'idle', failure: appError('document/too-large', limits) });
          return;
        }
        const content = toBase64(new Uint8Array(await file.arrayBuffer()));
        await take(api.ask('documents.import', { content }));
      },
      open: async (documentId) => {
        set({ work: 'reading', failure: null, document: null });
        await take(api.ask('documents.open', { documentId }));
      },
      signed: (documentId) => {
        if (get().document?.documentId === documentId) set({ document: null });
      },
      clear: () => {
        set({ document: null, failure: null });
      },
    };
  });
}
