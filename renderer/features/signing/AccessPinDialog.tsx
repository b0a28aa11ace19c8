import { Action } from '../../components/Action.tsx';
import { DialogBody, DialogFoot, DialogFrame } from '../../components/DialogFrame.tsx';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { PinForm } from './PinForm.tsx';
import { usePinQuestion } from './pinQuestion.ts';
import { PinSubmit } from './PinSubmit.tsx';

/** Asks for the PIN of the access key, when the queue needs it: no patient, hence no band. */
export function AccessPinDialog() {
  const { useSigning, useBatch } = useStores();
  const isBatch = useBatch((state) => state.documents !== null);
  const isSigning = useSigning((state) => state.document !== null) || isBatch;
  const question = usePinQuestion('access');
  const giveUpQuestion = useSigning((state) => state.giveUpQuestion);
  return (
    <DialogFrame
      isOpen={question !== null && !isSigning}
      onClose={() => {
        if (question !== null) giveUpQuestion(question.questionId);
      }}
    >
      {question !== null && (
        <>
          <DialogBody title={signingTexts.accessTitle}>
            <p>{signingTexts.accessWhy}</p>
            <PinForm question={question} />
          </DialogBody>
          <DialogFoot
            leave={
              <Action
                keys={signingTexts.escape}
                onPress={() => {
                  giveUpQuestion(question.questionId);
                }}
              >
                {signingTexts.cancel}
              </Action>
            }
            note={signingTexts.queueStays}
          >
            <PinSubmit question={question}>{signingTexts.confirm}</PinSubmit>
          </DialogFoot>
        </>
      )}
    </DialogFrame>
  );
}
