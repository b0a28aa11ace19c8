import type { PinQuestionView } from '../../../shared/ipc/cardViews.ts';
import { useStores } from '../../stores/stores.tsx';

/** The PIN that is asked for now, of a purpose; null where none is. */
export function usePinQuestion(purpose: PinQuestionView['purpose']): PinQuestionView | null {
  const { useSigning } = useStores();
  return useSigning((state) => state.questions.find((each) => each.purpose === purpose) ?? null);
}

/** The form of a question, so that the button in the foot of its dialog can send it. */
export function pinFormId({ questionId }: PinQuestionView): string {
  return `pin-${questionId}`;
}
