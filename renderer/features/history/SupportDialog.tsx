import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/errors/appError.ts';
import type { ContractResponse } from '../../../shared/ipc/contract.ts';
import { saveFile } from '../../api/saveFile.ts';
import { Action } from '../../components/Action.tsx';
import { DialogBody, DialogFoot, DialogFrame } from '../../components/DialogFrame.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { historyTexts } from '../../i18n/it/historyTexts.ts';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './history.module.css';

type SupportMail = ContractResponse['history.supportMail'];

interface SupportDialogProps {
  readonly submissionId: string;
  readonly attempt: number;
  readonly onClose: () => void;
}

/** The mail for the Region's desk: what it contains is read before the file is saved. */
export function SupportDialog({ submissionId, attempt, onClose }: SupportDialogProps) {
  const { api, useDesk } = useStores();
  const say = useDesk((state) => state.say);
  const [mail, setMail] = useState<SupportMail | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);
  useEffect(() => {
    void api.ask('history.supportMail', { submissionId, attempt }).then((answer) => {
      if (answer.ok) setMail(answer.value);
      else setFailure(answer.error);
    });
  }, [api, submissionId, attempt]);
  const { support } = historyTexts;
  return (
    <DialogFrame onClose={onClose}>
      <DialogBody title={support.title}>
        <p>{support.words}</p>
        {failure !== null && <ErrorNote error={failure} />}
        {failure === null && mail === null && <p role="status">{support.loading}</p>}
        {mail !== null && (
          <ul className={styles['contents']}>
            {mail.contents.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </DialogBody>
      <DialogFoot
        leave={
          <Action keys={signingTexts.escape} onPress={onClose}>
            {support.close}
          </Action>
        }
      >
        {mail !== null && (
          <Action
            isMain
            onPress={() => {
              saveFile(mail.fileName, 'message/rfc822', mail.mail);
              say(historyTexts.saved(mail.fileName));
              onClose();
            }}
          >
            {support.save}
          </Action>
        )}
      </DialogFoot>
    </DialogFrame>
  );
}
