import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Action } from '../../components/Action.tsx';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { PinField } from './PinField.tsx';
import { PinSubmit } from './PinSubmit.tsx';
import { SignedWith } from './SignedWith.tsx';
import styles from './signing.module.css';

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
    <ModalOverlay
      isOpen={question !== null && !isSigning}
      onOpenChange={(open) => {
        if (!open && question !== null) giveUpQuestion(question.questionId);
      }}
      className={styles['veil'] ?? ''}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''}>
          {question !== null && (
            <>
              <div className={styles['body']}>
                <Heading slot="title" level={2}>
                  {signingTexts.accessTitle}
                </Heading>
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
              </div>
              <div className={styles['foot']}>
                <Action
                  keys={signingTexts.escape}
                  onPress={() => {
                    giveUpQuestion(question.questionId);
                  }}
                >
                  {signingTexts.cancel}
                </Action>
                <span className={styles['quiet']}>{signingTexts.queueStays}</span>
                <span className={styles['right']}>
                  <PinSubmit question={question} formId={formId}>
                    {signingTexts.confirm}
                  </PinSubmit>
                </span>
              </div>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
