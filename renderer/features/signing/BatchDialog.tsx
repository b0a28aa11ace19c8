import { useEffect } from 'react';
import { MOST_SIGNED_AT_ONCE } from '../../../shared/ipc/areas/signing.ts';
import type { UnsignedView } from '../../../shared/ipc/unsignedViews.ts';
import { Action } from '../../components/Action.tsx';
import { DialogBody, DialogFoot, DialogFrame } from '../../components/DialogFrame.tsx';
import type { MarkName, Tone } from '../../components/Mark.tsx';
import { PatientBand } from '../../components/PatientBand.tsx';
import { ManyMarks } from '../../components/ManyMarks.tsx';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { documentsLeft, type BatchState } from '../../stores/batchStore.ts';
import { afterSigningFailure } from '../../stores/signingFailures.ts';
import { useStores } from '../../stores/stores.tsx';
import { BatchList } from './BatchList.tsx';
import { batchOutcomes, type ShownOutcome } from './batchOutcome.ts';
import { CertificateChoice } from './CertificateChoice.tsx';
import { KeptOut } from './KeptOut.tsx';
import { PinForm } from './PinForm.tsx';
import { usePinQuestion } from './pinQuestion.ts';
import { PinSubmit } from './PinSubmit.tsx';
import { SigningFailure } from './SigningFailure.tsx';
import styles from './signing.module.css';
import { Working } from './Working.tsx';

const marks: Readonly<Record<ShownOutcome, readonly [MarkName, Tone]>> = {
  waiting: ['wait', 'quiet'],
  current: ['send', 'move'],
  signed: ['ok', 'ok'],
  failed: ['bad', 'bad'],
  skipped: ['none', 'idle'],
  stopped: ['wait', 'quiet'],
  card: ['wait', 'quiet'],
};

/** Signatures measured before a time is told for the others. */
const ENOUGH_MEASURED = 3;

function secondsLeft({ signedAtMs }: BatchState, left: number): number | null {
  const [first] = signedAtMs;
  const last = signedAtMs.at(-1);
  if (first === undefined || last === undefined || signedAtMs.length < ENOUGH_MEASURED) return null;
  return Math.max(1, Math.round(((last - first) / (signedAtMs.length - 1) / 1000) * left));
}

function countSigned({ results }: BatchState): number {
  return [...results.values()].filter(({ outcome }) => outcome === 'signed').length;
}

function headline(state: BatchState, documents: readonly UnsignedView[]): string {
  const { many } = signingTexts;
  const signed = countSigned(state);
  const others = documents.length - signed;
  switch (state.phase) {
    case 'running':
      return signingTexts.titleMany(documents.length);
    case 'stopped':
      return many.stopped(signed, documentsLeft(state).length);
    case 'done':
      return others === 0 ? many.allSigned(signed) : many.ended(signed, others);
  }
}

function Progress({ state, total }: { readonly state: BatchState; readonly total: number }) {
  const { many } = signingTexts;
  const { checking } = state;
  // The count is seen and not heard: it would be read aloud several times a second.
  if (checking !== null) {
    return (
      <>
        <span className={styles['heard']}>{many.checking}</span>
        <span aria-hidden="true">{many.checked(checking.done, checking.total)}</span>
      </>
    );
  }
  const seconds = secondsLeft(state, documentsLeft(state).length);
  return (
    <>
      {many.signed(countSigned(state), total)}
      {seconds === null ? '' : `, ${many.left(seconds)}`}
    </>
  );
}

function Summary({ document }: { readonly document: UnsignedView }) {
  const { replaces, version, changes } = document;
  return (
    <p>
      {replaces === null
        ? signingTexts.firstProfile
        : `${signingTexts.replaces(version)} ${signingTexts.changes(changes)}`}
    </p>
  );
}

/** One PIN may sign them all: what is kept out of any of them is said before it. */
function KeptOutOfAll({ documents }: { readonly documents: readonly UnsignedView[] }) {
  const affected = documents.filter(({ keptOut }) => keptOut > 0);
  if (affected.length === 0) return null;
  const entries = affected.reduce((sum, { keptOut }) => sum + keptOut, 0);
  return <KeptOut>{signingTexts.many.keptOut(entries, affected.length)}</KeptOut>;
}

function BatchBody({
  state,
  documents,
  outcomes,
  current,
}: {
  readonly state: BatchState;
  readonly documents: readonly UnsignedView[];
  readonly outcomes: ReadonlyMap<string, ShownOutcome>;
  readonly current: UnsignedView | null;
}) {
  const { useSigning } = useStores();
  const question = usePinQuestion('signature');
  const seeCertificates = useSigning((each) => each.seeCertificates);
  const { phase, failure, resume } = state;
  const isToChoose = failure !== null && afterSigningFailure(failure) === 'choose-certificate';
  useEffect(() => {
    if (isToChoose) void seeCertificates();
  }, [isToChoose, seeCertificates]);
  return (
    <DialogBody title={headline(state, documents)}>
      <div className={styles['thread']}>
        <ManyMarks
          said={signingTexts.many.signed(countSigned(state), documents.length)}
          marks={[...outcomes.values()].map((outcome) => marks[outcome])}
        />
      </div>
      {phase === 'running' && current !== null && <Summary document={current} />}
      <KeptOutOfAll documents={documentsLeft(state)} />
      {failure !== null && <SigningFailure error={failure} what="many" />}
      {isToChoose && <CertificateChoice onChosen={(certificate) => void resume(certificate)} />}
      {question !== null && (
        <PinForm question={question}>
          <p className={styles['quiet']}>
            {question.isForOneUse
              ? signingTexts.eachPin
              : documentsLeft(state).length > MOST_SIGNED_AT_ONCE
                ? signingTexts.many.onePinOfSeveral(MOST_SIGNED_AT_ONCE)
                : signingTexts.many.onePin}
          </p>
        </PinForm>
      )}
      {question === null && phase === 'running' && (
        <Working>
          <Progress state={state} total={documents.length} />
        </Working>
      )}
      <BatchList state={state} documents={documents} outcomes={outcomes} />
    </DialogBody>
  );
}

function BatchFoot({ state }: { readonly state: BatchState }) {
  const { useBatch, useSigning, useDesk } = useStores();
  const { phase, stop, close, resume } = state;
  const isOpen = useBatch((each) => each.documents !== null);
  const certificate = useSigning((each) => each.certificate);
  const question = usePinQuestion('signature');
  const giveUpQuestion = useSigning((each) => each.giveUpQuestion);
  const go = useDesk((each) => each.go);
  const { many } = signingTexts;
  if (!isOpen) return null;
  return (
    <DialogFoot
      leave={
        phase === 'running' ? (
          <Action
            keys={signingTexts.escape}
            onPress={() => {
              if (question === null) stop();
              else giveUpQuestion(question.questionId);
            }}
          >
            {many.stop}
          </Action>
        ) : (
          <Action keys={signingTexts.escape} onPress={close}>
            {signingTexts.close}
          </Action>
        )
      }
      note={many.signedStay}
    >
      {question !== null && <PinSubmit question={question}>{signingTexts.sign}</PinSubmit>}
      {phase === 'stopped' && (
        <Action isMain onPress={() => void resume(certificate)}>
          {many.resume}
        </Action>
      )}
      {phase === 'done' && (
        <Action
          isMain
          onPress={() => {
            close();
            go('queue');
          }}
        >
          {many.seeQueue}
        </Action>
      )}
    </DialogFoot>
  );
}

/** Many signatures in one dialog: the band names whose turn it is, the thread has a shape for each. */
export function BatchDialog() {
  const { useBatch, useSigning } = useStores();
  const state = useBatch();
  const question = usePinQuestion('signature');
  const giveUpQuestion = useSigning((each) => each.giveUpQuestion);
  const { documents, phase, stop, close } = state;
  const outcomes = batchOutcomes(state);
  const current = documents?.find(({ documentId }) => outcomes.get(documentId) === 'current');
  const shown = current ?? documents?.at(-1) ?? null;
  return (
    <DialogFrame
      isOpen={documents !== null}
      onClose={() => {
        if (phase !== 'running') close();
        else if (question === null) stop();
        else giveUpQuestion(question.questionId);
      }}
    >
      {documents !== null && shown !== null && (
        <>
          <PatientBand patient={shown.patient} />
          <BatchBody
            state={state}
            documents={documents}
            outcomes={outcomes}
            current={current ?? null}
          />
          <BatchFoot state={state} />
        </>
      )}
    </DialogFrame>
  );
}
