import { Action } from '../../components/Action.tsx';
import { DialogBody, DialogFoot, DialogFrame } from '../../components/DialogFrame.tsx';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { PinField } from './PinField.tsx';
import { PinSubmit } from './PinSubmit.tsx';
import { SignedWith } from './SignedWith.tsx';

/** Asks for the PIN of the access key, when the queue needs it: no patient, hence no band. */
export function AccessPinDialog() {
  const { useSigning, useBatch } = useStores();
  const isBatch = useBatch((state) => state.documents !== null);
  const isSigning = useSigning((state) => state.document !== null) || isBatch;
  const question = useSigning(
    (state) => state.questions.find((each) => each.purpose === 'access') ?? null,
  );
  const answer = useSigning((state) => state.answer);
  const giveUpQuestion = useSigning((state) => state.giveUpQuestion);
  const formId = 'pin-della-carta';
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
            <SignedWith question={question} />
            <PinField
              key={question.questionId}
              question={question}
              formId={formId}
              onAnswer={(pin) => {
                answer(question.questionId, pin);
              }}
            />
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
            <PinSubmit question={question} formId={formId}>
              {signingTexts.confirm}
            </PinSubmit>
          </DialogFoot>
        </>
      )}
    </DialogFrame>
  );
}
