import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../shared/errors/appError.ts';
import { saveFile } from '../../api/saveFile.ts';
import { Action } from '../../components/Action.tsx';
import { DialogBody, DialogFoot, DialogFrame } from '../../components/DialogFrame.tsx';
import { historyTexts } from '../../i18n/it/historyTexts.ts';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { afterSigningFailure, isGivenUp } from '../../stores/signingFailures.ts';
import { useStores } from '../../stores/stores.tsx';
import { CertificateChoice } from '../signing/CertificateChoice.tsx';
import { PinForm } from '../signing/PinForm.tsx';
import { usePinQuestion } from '../signing/pinQuestion.ts';
import { PinSubmit } from '../signing/PinSubmit.tsx';
import { SigningFailure } from '../signing/SigningFailure.tsx';
import { Working } from '../signing/Working.tsx';

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
  const leaveReader = useSigning((state) => state.leaveReader);
  const [failure, setFailure] = useState<AppError | null>(null);
  const [isWorking, setWorking] = useState(true);
  const sign = useCallback(
    async (certificate: string | null): Promise<void> => {
      for (;;) {
        setWorking(true);
        const answer = await api.ask('history.signedLifeReport', { documentId, certificate });
        leaveReader();
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
    [api, documentId, leaveReader, onClose, say, seeCertificates],
  );
  return { failure, isWorking, sign };
}

/** The PIN for the report of a document's life, by the same certificates and with the same words as every signature. */
export function SignedReportDialog(props: SignedReportDialogProps) {
  const { onClose } = props;
  const { useSigning } = useStores();
  const { failure, isWorking, sign } = useSignedReport(props);
  const certificate = useSigning((state) => state.certificate);
  const question = usePinQuestion('signature');
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
  const isToChoose =
    !isWorking && failure !== null && afterSigningFailure(failure) === 'choose-certificate';
  return (
    <DialogFrame onClose={leave}>
      <DialogBody title={historyTexts.signedReport.title}>
        <p>{historyTexts.signedReport.words}</p>
        {failure !== null && (question !== null || !isWorking) && (
          <SigningFailure error={failure} what="report" />
        )}
        {isToChoose && <CertificateChoice onChosen={(chosen) => void sign(chosen)} />}
        {question !== null && <PinForm question={question} />}
        {question === null && isWorking && <Working>{historyTexts.signedReport.working}</Working>}
      </DialogBody>
      <DialogFoot
        leave={
          <Action
            keys={signingTexts.escape}
            onPress={leave}
            notNow={question === null && isWorking ? historyTexts.signedReport.underWay : null}
          >
            {isWorking ? signingTexts.cancel : signingTexts.close}
          </Action>
        }
        note={historyTexts.signedReport.stays}
      >
        {question !== null && <PinSubmit question={question}>{signingTexts.sign}</PinSubmit>}
        {!isWorking && (
          <Action isMain onPress={() => void sign(certificate)}>
            {signingTexts.retry}
          </Action>
        )}
      </DialogFoot>
    </DialogFrame>
  );
}
