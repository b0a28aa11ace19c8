import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { DocumentView } from '../../../shared/ipc/documentViews.ts';
import { signingSteps, type SigningStep } from '../../../shared/ipc/areas/signing.ts';
import { Action } from '../../components/Action.tsx';
import { Mark } from '../../components/Mark.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { PatientBand } from '../../components/PatientBand.tsx';
import { Strip, type Station } from '../../components/Thread.tsx';
import { formatDate } from '../../i18n/it/dates.ts';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { Elapsed } from './Elapsed.tsx';
import { PinField } from './PinField.tsx';
import { useSign } from './useSign.ts';
import styles from './signing.module.css';

function stations(step: SigningStep | null): readonly Station[] {
  const reached = step === null ? -1 : signingSteps.indexOf(step);
  return signingSteps.map((each, index) => {
    const isCurrent = index === reached;
    const isPast = index < reached;
    return {
      key: each,
      mark: isPast ? 'ok' : isCurrent ? 'send' : 'wait',
      tone: isPast ? 'ok' : isCurrent ? 'move' : 'quiet',
      label: signingTexts.steps[each],
      isCurrent,
    };
  });
}

function SigningBody({
  document,
  formId,
}: {
  readonly document: DocumentView;
  readonly formId: string;
}) {
  const { useSigning } = useStores();
  const step = useSigning((state) => state.step);
  const failure = useSigning((state) => state.failure);
  const question = useSigning(
    (state) => state.questions.find((each) => each.purpose === 'signature') ?? null,
  );
  const answer = useSigning((state) => state.answer);
  return (
    <div className={styles['body']}>
      <Heading slot="title" level={2}>
        {signingTexts.title}
      </Heading>
      <p>
        {document.replaces === null
          ? signingTexts.firstProfile
          : signingTexts.replaces(document.version)}
      </p>
      {question !== null && (
        <>
          <p className={styles['card']}>
            <Mark name="card" tone="ok" size={22} />
            <span>
              <b>{signingTexts.certificateOf(question.holder)}</b>
              <br />
              <span className={styles['quiet']}>
                {signingTexts.validUntil(formatDate(question.notAfter))}
              </span>
            </span>
          </p>
          <PinField
            question={question}
            formId={formId}
            onAnswer={(pin) => {
              answer(question.questionId, pin);
            }}
          />
        </>
      )}
      {question === null && failure === null && (
        <p role="status" className={styles['working']}>
          {step === null || step === 'preparing'
            ? signingTexts.preparing
            : signingTexts.steps[step]}
          <Elapsed />
        </p>
      )}
      {failure !== null && <ErrorNote error={failure} />}
      {failure === null && <Strip label={signingTexts.stepsLabel} stations={stations(step)} />}
    </div>
  );
}

/** The dialog of a signature: who in the band, the PIN by its name, the stations, and what went wrong. */
export function SigningDialog() {
  const { useSigning } = useStores();
  const document = useSigning((state) => state.document);
  const failure = useSigning((state) => state.failure);
  const isAsking = useSigning((state) =>
    state.questions.some((each) => each.purpose === 'signature'),
  );
  const giveUp = useSigning((state) => state.giveUp);
  const sign = useSign();
  const formId = 'pin-di-firma';
  return (
    <ModalOverlay
      isOpen={document !== null}
      onOpenChange={(open) => {
        if (!open) giveUp();
      }}
      className={styles['veil'] ?? ''}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''}>
          {document !== null && (
            <>
              <PatientBand patient={document.patient} />
              <SigningBody document={document} formId={formId} />
              <div className={styles['foot']}>
                <Action
                  keys={signingTexts.escape}
                  onPress={giveUp}
                  notNow={isAsking || failure !== null ? null : signingTexts.preparing}
                >
                  {failure === null ? signingTexts.cancel : signingTexts.close}
                </Action>
                <span className={styles['quiet']}>{signingTexts.documentStays}</span>
                <span className={styles['right']}>
                  {isAsking && (
                    <button type="submit" form={formId} className={styles['submit']}>
                      {signingTexts.sign} <kbd>{signingTexts.enter}</kbd>
                    </button>
                  )}
                  {failure !== null && failure.retry !== 'never' && (
                    <Action
                      isMain
                      onPress={() => {
                        sign(document);
                      }}
                    >
                      {signingTexts.retry}
                    </Action>
                  )}
                </span>
              </div>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
