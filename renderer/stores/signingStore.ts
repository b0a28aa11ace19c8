import { create } from 'zustand';
import type { AppError } from '../../shared/errors/appError.ts';
import type {
  PinQuestionView,
  PresenceView,
  SigningCertificateView,
} from '../../shared/ipc/cardViews.ts';
import type { SigningStep } from '../../shared/ipc/areas/signing.ts';
import type { DocumentView } from '../../shared/ipc/documentViews.ts';
import type { Api } from '../api/api.ts';
import { afterSigningFailure, isGivenUp } from './signingFailures.ts';

/** A signature under way and the PINs asked for; a PIN itself is never here. */
export interface SigningState {
  readonly document: DocumentView | null;
  readonly step: SigningStep | null;
  /** What went wrong last; it stays in sight while the PIN is asked again. */
  readonly failure: AppError | null;
  /** The signature goes on by itself as soon as the card is there. */
  readonly isWaitingForCard: boolean;
  /** The PIN is being typed on the reader. */
  readonly isOnReader: boolean;
  /** The certificates that can be seen; null until a choice has to be made. */
  readonly certificates: readonly SigningCertificateView[] | null;
  /** The certificate chosen, by its fingerprint; the trusted side remembers it once it has signed. */
  readonly certificate: string | null;
  /** Open PIN questions, the oldest first. */
  readonly questions: readonly PinQuestionView[];
  /** The question whose warning the person has taken on: only then its field appears. */
  readonly consentedTo: string | null;
  readonly consent: (questionId: string) => void;
  /** Signs a document; resolves with the seconds it took, or null when it was not signed. */
  readonly sign: (document: DocumentView) => Promise<number | null>;
  /** Tries again what failed. */
  readonly retry: () => void;
  /** Asks which certificates there are, for a choice. */
  readonly seeCertificates: () => Promise<void>;
  readonly choose: (fingerprint: string) => void;
  /** Null where the PIN is typed on the reader. */
  readonly answer: (questionId: string, pin: string | null) => void;
  /** Gives up: the PIN question, what the card has not begun, or what is left of a signature that failed. */
  readonly giveUp: () => void;
  readonly giveUpQuestion: (questionId: string) => void;
  /** What the PIN was typed on the reader for is over. */
  readonly leaveReader: () => void;
}

/**
 * Whether a PIN may be typed: a last attempt is confirmed before, and so is a PIN the card calls blocked, which with
 * some cards is not true.
 */
export function isReadyForPin(
  { questionId, warning }: PinQuestionView,
  consentedTo: string | null,
): boolean {
  return (warning !== 'final-try' && warning !== 'locked') || consentedTo === questionId;
}

/** What the person, or the card, decides about a signature that failed. */
type Decision = 'again' | 'close';

const atRest = {
  document: null,
  step: null,
  failure: null,
  isWaitingForCard: false,
  isOnReader: false,
  certificates: null,
} as const;

/** By then the watch of the readers has seen a card that was taken out. */
const WATCH_SETTLED_MS = 2500;

function isCardReady(presence: PresenceView): boolean {
  return presence.kind === 'readers' && presence.readers.some(({ state }) => state === 'ready');
}

/** Makes the store of signatures and PIN questions. */
export function createSigningStore(api: Api) {
  let decide: ((decision: Decision) => void) | null = null;

  function settle(decision: Decision): void {
    const waiting = decide;
    decide = null;
    waiting?.(decision);
  }

  const useSigning = create<SigningState>()((set, get) => {
    function decision(): Promise<Decision> {
      return new Promise((resolve) => {
        decide = resolve;
      });
    }

    /** A card put back before the watch saw it gone announces nothing: it is looked for once more. */
    async function lookForCard(): Promise<void> {
      const presence = await api.ask('card.presence', {});
      if (!get().isWaitingForCard || !presence.ok || !isCardReady(presence.value)) return;
      settle('again');
    }

    /** What follows from a failure; never the same PIN a second time: each try asks for it anew. */
    async function followUp(error: AppError): Promise<Decision> {
      set({ step: null, isOnReader: false, failure: error });
      switch (afterSigningFailure(error)) {
        case 'ask-again':
          return 'again';
        case 'wait-for-card':
          set({ isWaitingForCard: true });
          setTimeout(() => void lookForCard(), WATCH_SETTLED_MS);
          return decision();
        case 'choose-certificate':
          await get().seeCertificates();
          return decision();
        case 'tell':
          return decision();
      }
    }

    return {
      ...atRest,
      certificate: null,
      questions: [],
      consentedTo: null,
      consent: (questionId) => {
        set({ consentedTo: questionId });
      },
      sign: async (document) => {
        const { documentId } = document;
        set({ ...atRest, document });
        for (;;) {
          set({ step: 'preparing', isWaitingForCard: false, certificates: null });
          const { certificate } = get();
          const signed = await api.ask('signing.submit', { documentId, certificate });
          if (signed.ok) {
            set(atRest);
            return signed.value.durationMs / 1000;
          }
          if (isGivenUp(signed.error) || (await followUp(signed.error)) === 'close') {
            set(atRest);
            return null;
          }
        }
      },
      retry: () => {
        set({ failure: null });
        settle('again');
      },
      seeCertificates: async () => {
        const seen = await api.ask('signing.certificates', {});
        if (seen.ok) set({ certificates: seen.value.certificates });
      },
      choose: (certificate) => {
        set({ certificate, certificates: null, failure: null });
        settle('again');
      },
      answer: (questionId, pin) => {
        set({ failure: null, isOnReader: pin === null });
        void api.ask('signing.answerPin', { questionId, pin });
      },
      giveUp: () => {
        const question = get().questions.find((each) => each.purpose === 'signature');
        if (question !== undefined) get().giveUpQuestion(question.questionId);
        else if (decide !== null) settle('close');
        else void api.ask('signing.stop', {});
      },
      giveUpQuestion: (questionId) => {
        void api.ask('signing.cancelPin', { questionId });
      },
      leaveReader: () => {
        set({ isOnReader: false });
      },
    };
  });
  api.on('card.changed', (presence) => {
    if (!useSigning.getState().isWaitingForCard || !isCardReady(presence)) return;
    settle('again');
  });
  api.on('pin.requested', (question) => {
    useSigning.setState(({ questions }) => ({
      questions: [...questions, question],
      isOnReader: false,
    }));
  });
  api.on('pin.closed', ({ questionId }) => {
    useSigning.setState(({ questions }) => ({
      questions: questions.filter((each) => each.questionId !== questionId),
    }));
  });
  // Of many signatures: a round begins, or what was typed on the reader was taken.
  for (const event of ['signing.checked', 'signing.result'] as const) {
    api.on(event, () => {
      useSigning.getState().leaveReader();
    });
  }
  api.on('signing.step', ({ documentId, step }) => {
    if (useSigning.getState().document?.documentId !== documentId) return;
    useSigning.setState({ step, ...(step === 'checking' ? { isOnReader: false } : {}) });
  });
  return useSigning;
}
