import { useCallback, useState } from 'react';
import type { AppError } from '../../../shared/errors/appError.ts';
import { saveFile } from '../../api/saveFile.ts';
import { Action } from '../../components/Action.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { historyTexts } from '../../i18n/it/historyTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { PdfDialog } from '../difference/PdfDialog.tsx';
import { SignedReportDialog } from './SignedReportDialog.tsx';
import { SupportDialog } from './SupportDialog.tsx';

interface DocumentPapersProps {
  readonly documentId: string;
  /** The attempt the support desk is asked about; null where there is none. */
  readonly attempt: { readonly submissionId: string; readonly number: number } | null;
}

/** What can be read, printed and handed on of a document whatever its state: its pages, its life, the mail for support. */
export function DocumentPapers({ documentId, attempt }: DocumentPapersProps) {
  const { api, useDesk } = useStores();
  const say = useDesk((state) => state.say);
  const [open, setOpen] = useState<'pdf' | 'support' | 'signed-report' | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);
  const close = useCallback((): void => {
    setOpen(null);
  }, []);
  return (
    <>
      <Action
        onPress={() => {
          setOpen('pdf');
        }}
      >
        {historyTexts.seePdf}
      </Action>
      <Action
        onPress={() => {
          void api.ask('history.lifeReport', { documentId }).then((answer) => {
            if (!answer.ok) {
              setFailure(answer.error);
              return;
            }
            const { fileName, mediaType, content } = answer.value.file;
            saveFile(fileName, mediaType, content);
            say(historyTexts.saved(fileName));
          });
        }}
      >
        {historyTexts.report}
      </Action>
      <Action
        onPress={() => {
          setOpen('signed-report');
        }}
      >
        {historyTexts.signedReport.action}
      </Action>
      {attempt !== null && (
        <Action
          onPress={() => {
            setOpen('support');
          }}
        >
          {historyTexts.support.action}
        </Action>
      )}
      {failure !== null && <ErrorNote error={failure} />}
      {open === 'pdf' && <PdfDialog documentId={documentId} onClose={close} />}
      {open === 'signed-report' && <SignedReportDialog documentId={documentId} onClose={close} />}
      {open === 'support' && attempt !== null && (
        <SupportDialog
          submissionId={attempt.submissionId}
          attempt={attempt.number}
          onClose={close}
        />
      )}
    </>
  );
}
