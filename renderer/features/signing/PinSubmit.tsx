import type { PinQuestionView } from '../../../shared/ipc/cardViews.ts';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { isReadyForPin } from '../../stores/signingStore.ts';
import { useStores } from '../../stores/stores.tsx';
import { pinFormId } from './pinQuestion.ts';
import styles from './signing.module.css';

/** The filled button of a PIN's form; it is not there before a PIN can be typed. */
export function PinSubmit({
  question,
  children,
}: {
  readonly question: PinQuestionView;
  readonly children: string;
}) {
  const { useSigning } = useStores();
  const isReady = useSigning((state) => isReadyForPin(question, state.consentedTo));
  if (!isReady) return null;
  return (
    <button
      type="submit"
      form={pinFormId(question)}
      className={styles['submit']}
      // Where there is no field Enter has nothing else to act on.
      autoFocus={question.isOnReader}
    >
      {children} <kbd>{signingTexts.enter}</kbd>
    </button>
  );
}
