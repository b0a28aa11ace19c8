import { create } from 'zustand';
import type { AppError } from '../../shared/errors/appError.ts';
import type { PinQuestionView } from '../../shared/ipc/cardViews.ts';
import type { SigningStep } from '../../shared/ipc/areas/signing.ts';
import type { DocumentView } from '../../shared/ipc/documentViews.ts';
import type { Api } from '../api/api.ts';

/** A signature under way and the PINs asked for; a PIN itself is never here. */
export interface SigningState {
  readonly document: DocumentView | null;
  readonly step: SigningStep | null;
  readonly failure: AppError | null;
  /** Open PIN questions, the oldest first. */
  readonly questions: readonly PinQuestionView[];
  /** Signs a document; resolves with the seconds it took, or null when it was not signed. */
  readonly sign: (document: DocumentView) => Promise<number | null>;
  readonly answer: (questionId: string, pin: string) => void;
  /** Gives up the PIN question, or closes what is left of a signature that failed. */
  readonly giveUp: () => void;
  readonly giveUpQuestion: (questionId: string) => void;
}

/** Makes the store of signatures and PIN questions. */
export function createSigningStore(api: Api) {
  const useSigning = create<SigningState>()((set, get) => ({
    document: null,
    step: null,
    failure: null,
    questions: [],
    sign: async (document) => {
      set({ document, step: 'preparing', failure: null });
      const signed = await api.ask('signing.submit', { documentId: document.documentId });
      if (!signed.ok) {
        const isGivenUp = signed.error.code === 'card/pin-cancelled';
        set(isGivenUp ? { document: null, step: null } : { step: null, failure: signed.error });
        return null;
      }
      set({ document: null, step: null, failure: null });
      return signed.value.durationMs / 1000;
    },
    answer: (questionId, pin) => {
      void api.ask('signing.answerPin', { questionId, pin });
    },
    giveUp: () => {
      const question = get().questions.find((each) => each.purpose === 'signature');
      if (question !== undefined) get().giveUpQuestion(question.questionId);
      else if (get().failure !== null) set({ document: null, step: null, failure: null });
    },
    giveUpQuestion: (questionId) => {
      void api.ask('signing.cancelPin', { questionId });
    },
  }));
  api.on('pin.requested', (question) => {
    useSigning.setState(({ questions }) => ({ questions: [...questions, question] }));
  });
  api.on('pin.closed', ({ questionId }) => {
    useSigning.setState(({ questions }) => ({
      questions: questions.filter((each) => each.questionId !== questionId),
    }));
  });
  api.on('signing.step', ({ documentId, step }) => {
    if (useSigning.getState().document?.documentId === documentId) useSigning.setState({ step });
  });
  return useSigning;
}
