import { create } from 'zustand';
import type { AppError } from '../../shared/errors/appError.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { DocumentView } from '../../shared/ipc/documentViews.ts';
import type { Api } from '../api/api.ts';
import { askAbout } from '../api/readFile.ts';

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

/** Makes the store of import and review. */
export function createReviewStore(api: Api) {
  /** Answers about a document that is no longer wanted are dropped. */
  let asked = 0;
  return create<ReviewState>()((set, get) => {
    async function take(ask: () => Promise<Result<DocumentView>>): Promise<void> {
      asked += 1;
      const number = asked;
      set({ work: 'reading', failure: null, document: null });
      const answer = await ask();
      if (number !== asked) return;
      set(
        answer.ok
          ? { work: 'idle', document: answer.value }
          : { work: 'idle', failure: answer.error },
      );
    }

    return {
      work: 'idle',
      failure: null,
      document: null,
      importFile: (file) =>
        take(() => askAbout(file, (content) => api.ask('documents.import', { content }))),
      open: (documentId) => take(() => api.ask('documents.open', { documentId })),
      signed: (documentId) => {
        if (get().document?.documentId === documentId) set({ document: null });
      },
      clear: () => {
        asked += 1;
        set({ work: 'idle', document: null, failure: null });
      },
    };
  });
}
