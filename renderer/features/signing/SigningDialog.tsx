import { signingSteps, type SigningStep } from '../../../shared/ipc/areas/signing.ts';
import type { DocumentView } from '../../../shared/ipc/documentViews.ts';
import { Action } from '../../components/Action.tsx';
import { DialogBody, DialogFoot, DialogFrame } from '../../components/DialogFrame.tsx';
import { PatientBand } from '../../components/PatientBand.tsx';
import { Strip, type Station } from '../../components/Thread.tsx';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { CertificateChoice } from './CertificateChoice.tsx';
import { Elapsed } from './Elapsed.tsx';
import { KeptOut } from './KeptOut.tsx';
import { PinForm } from './PinForm.tsx';
import { usePinQuestion } from './pinQuestion.ts';
import { PinSubmit } from './PinSubmit.tsx';
import { SigningFailure } from './SigningFailure.tsx';
import styles from './signing.module.css';
import { Working } from './Working.tsx';

function stations(step: SigningStep | null, isInterrupted: boolean): readonly Station[] {
  const reached = isInterrupted ? 1 : step === null ? -1 : signingSteps.indexOf(step);
  return signingSteps.map((each, index) => {
    const isCurrent = index === reached;
    if (isCurrent && isInterrupted) {
      const label = signingTexts.interrupted;
      return { key: each, mark: 'noCard', tone: 'warn', label, isCurrent };
    }
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

/** What is about to be signed, in one sentence: the operation and the sections that change. */
function Summary({ document }: { readonly document: DocumentView }) {
  const { useUnsigned } = useStores();
  const changes = useUnsigned(
    (state) =>
      state.documents?.find(({ documentId }) => documentId === document.documentId)?.changes ??
      null,
  );
  if (document.replaces === null) return <p>{signingTexts.firstProfile}</p>;
  return (
    <p>
      {signingTexts.replaces(document.version)}{' '}
      {changes === null ? '' : signingTexts.changes(changes)}
    </p>
  );
}

function SigningBody({ document }: { readonly document: DocumentView }) {
  const { useSigning } = useStores();
  const step = useSigning((state) => state.step);
  const failure = useSigning((state) => state.failure);
  const isWaitingForCard = useSigning((state) => state.isWaitingForCard);
  const question = usePinQuestion('signature');
  return (
    <DialogBody title={signingTexts.title}>
      <Summary document={document} />
      {document.keptOut > 0 && <KeptOut>{signingTexts.keptOut(document.keptOut)}</KeptOut>}
      {failure !== null && <SigningFailure error={failure} what="one" />}
      <CertificateChoice />
      {question !== null && (
        <PinForm question={question}>
          {question.isForOneUse && <p className={styles['quiet']}>{signingTexts.eachPin}</p>}
        </PinForm>
      )}
      {question === null && failure === null && (
        <Working>
          {step === null || step === 'preparing'
            ? signingTexts.preparing
            : signingTexts.steps[step]}
          <Elapsed />
        </Working>
      )}
      {(failure === null || question !== null || isWaitingForCard) && (
        <Strip label={signingTexts.stepsLabel} stations={stations(step, isWaitingForCard)} />
      )}
    </DialogBody>
  );
}

function SigningFoot() {
  const { useSigning } = useStores();
  const step = useSigning((state) => state.step);
  const failure = useSigning((state) => state.failure);
  const isWaitingForCard = useSigning((state) => state.isWaitingForCard);
  const question = usePinQuestion('signature');
  const isAsking = question !== null;
  // Choosing is the way on then.
  const hasChoice = useSigning(
    (state) => state.certificates?.some(({ refusal }) => refusal === null) === true,
  );
  const giveUp = useSigning((state) => state.giveUp);
  const retry = useSigning((state) => state.retry);
  const isWithTheCard = !isAsking && failure === null && step !== null && step !== 'preparing';
  const mayRetry = failure !== null && !isAsking && step === null && failure.retry !== 'never';
  return (
    <DialogFoot
      leave={
        <Action
          keys={signingTexts.escape}
          onPress={giveUp}
          notNow={isWithTheCard ? signingTexts.cardStarted : null}
        >
          {failure === null || isAsking ? signingTexts.cancel : signingTexts.close}
        </Action>
      }
      note={signingTexts.documentStays}
    >
      {question !== null && <PinSubmit question={question}>{signingTexts.sign}</PinSubmit>}
      {mayRetry && (
        <Action isMain={!isWaitingForCard && !hasChoice} onPress={retry}>
          {signingTexts.retry}
        </Action>
      )}
    </DialogFoot>
  );
}

/** The dialog of a signature: who in the band, the PIN by its name, the stations, and what went wrong. */
export function SigningDialog() {
  const { useSigning } = useStores();
  const document = useSigning((state) => state.document);
  const giveUp = useSigning((state) => state.giveUp);
  return (
    <DialogFrame isOpen={document !== null} onClose={giveUp}>
      {document !== null && (
        <>
          <PatientBand patient={document.patient} />
          <SigningBody document={document} />
          <SigningFoot />
        </>
      )}
    </DialogFrame>
  );
}
