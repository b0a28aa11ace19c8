import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../shared/errors/appError.ts';
import { saveFile } from '../../api/saveFile.ts';
import { Action } from '../../components/Action.tsx';
import { DialogBody, DialogFoot, DialogFrame } from '../../components/DialogFrame.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { historyTexts } from '../../i18n/it/historyTexts.ts';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { afterSigningFailure, isGivenUp } from '../../stores/signingFailures.ts';
import { useStores } from '../../stores/stores.tsx';
import { CertificateChoice } from '../signing/CertificateChoice.tsx';
import { PinField } from '../signing/PinField.tsx';
import { PinSubmit } from '../signing/PinSubmit.tsx';
import { SignedWith } from '../signing/SignedWith.tsx';
import { SigningFailure } from '../signing/SigningFailure.tsx';

interface SignedReportDialogProps {
  readonly documentId: string;
  readonly onClose: () => void;
}

/**
 * Signs the report and saves it. Each try is a person's: after a wrong PIN the question comes again, empty, and nothing
 * else is tried by itself.
 */
function useSignedReport({ documentId, onClose }: SignedReportDialogProps) {
  const { api, useDesk, useSigning } = useStores();
  const say = useDesk((state) => state.say);
  const seeCertificates = useSigning((state) => state.seeCertificates);
  const [failure, setFailure] = useState<AppError | null>(null);
  const [isWorking, setWorking] = useState(true);
  const sign = useCallback(
    async (certificate: string | null): Promise<void> => {
      for (;;) {
        setWorking(true);
        const answer = await api.ask('history.signedLifeReport', { documentId, certificate });
        if (answer.ok) {
          const { fileName, mediaType, content } = answer.value.file;
          saveFile(fileName, mediaType, content);
          say(historyTexts.saved(fileName));
          onClose();
          return;
        }
        if (isGivenUp(answer.error)) {
          onClose();
          return;
        }
        setWorking(false);
        setFailure(answer.error);
        const next = afterSigningFailure(answer.error);
        if (next === 'choose-certificate') await seeCertificates();
        if (next !== 'ask-again') return;
      }
    },
    [api, documentId, onClose, say, seeCertificates],
  );
  return { failure, isWorking, sign };
}

/** The PIN for the report of a document's life, by the same certificates and with the same words as every signature. */
export function SignedReportDialog(props: SignedReportDialogProps) {
  const { onClose } = props;
  const { useSigning } = useStores();
  const { failure, isWorking, sign } = useSignedReport(props);
  const certificate = useSigning((state) => state.certificate);
  const question = useSigning(
    (state) => state.questions.find((each) => each.purpose === 'signature') ?? null,
  );
  const answer = useSigning((state) => state.answer);
  const giveUpQuestion = useSigning((state) => state.giveUpQuestion);
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    void sign(certificate);
  }, [sign, certificate]);
  const leave = (): void => {
    if (question !== null) giveUpQuestion(question.questionId);
    else if (!isWorking) onClose();
  };
  const isWanting = failure !== null && afterSigningFailure(failure) === 'wait-for-card';
  const formId = 'pin-del-rapporto';
  return (
    <DialogFrame onClose={leave}>
      <DialogBody title={historyTexts.signedReport.title}>
        <p>{historyTexts.signedReport.words}</p>
        {failure !== null &&
          (isWanting ? (
            <ErrorNote error={failure} kind="warn" />
          ) : (
            <SigningFailure error={failure} />
          ))}
        {!isWorking && <CertificateChoice onChosen={(chosen) => void sign(chosen)} />}
        {question !== null && (
          <>
            <SignedWith question={question} />
            <PinField
              key={question.questionId}
              question={question}
              formId={formId}
              onAnswer={(pin) => {
                answer(question.questionId, pin);
              }}
            />
          </>
        )}
        {question === null && isWorking && <p role="status">{historyTexts.signedReport.working}</p>}
      </DialogBody>
      <DialogFoot
        leave={
          <Action
            keys={signingTexts.escape}
            onPress={leave}
            notNow={question === null && isWorking ? signingTexts.cardStarted : null}
          >
            {isWorking ? signingTexts.cancel : signingTexts.close}
          </Action>
        }
        note={historyTexts.signedReport.stays}
      >
        {question !== null && (
          <PinSubmit question={question} formId={formId}>
            {signingTexts.sign}
          </PinSubmit>
        )}
        {!isWorking && (
          <Action isMain onPress={() => void sign(certificate)}>
            {signingTexts.retry}
          </Action>
        )}
      </DialogFoot>
    </DialogFrame>
  );
}
