import { useState } from 'react';
import type { AppError } from '../../../shared/errors/appError.ts';
import type { DocumentLifeView } from '../../../shared/ipc/historyViews.ts';
import { Action } from '../../components/Action.tsx';
import { DialogBody, DialogFoot, DialogFrame } from '../../components/DialogFrame.tsx';
import { Field } from '../../components/Field.tsx';
import { ErrorNote, Note } from '../../components/Note.tsx';
import { PatientBand } from '../../components/PatientBand.tsx';
import { Submit } from '../../components/Submit.tsx';
import { historyTexts } from '../../i18n/it/historyTexts.ts';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { useStores } from '../../stores/stores.tsx';

/** Annulling takes the document out of the record: the surname is typed, never a mere yes. */
export function AnnulDialog({
  life,
  onClose,
}: {
  readonly life: DocumentLifeView;
  readonly onClose: () => void;
}) {
  const { useHistory, useDesk } = useStores();
  const annul = useHistory((state) => state.annul);
  const say = useDesk((state) => state.say);
  const [surname, setSurname] = useState('');
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<AppError | null>(null);
  const [isMissing, setMissing] = useState(false);
  const { annulling } = historyTexts;
  return (
    <DialogFrame onClose={onClose}>
      <PatientBand patient={life.patient} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (surname.trim() === '' || reason.trim().length < 3) {
            setMissing(true);
            return;
          }
          void annul(life.documentId, surname, reason).then((done) => {
            if (!done.ok) {
              setFailure(done.error);
              return;
            }
            say(historyTexts.queuedAct);
            onClose();
          });
        }}
      >
        <DialogBody title={annulling.title}>
          <p>{annulling.words(life.version, life.patient.family)}</p>
          <p>{life.replaces === null ? annulling.chainOfOne : annulling.chain(life.version)}</p>
          {failure !== null && <ErrorNote error={failure} />}
          {isMissing && <Note kind="bad" title={annulling.missing} isAlert />}
          <Field
            label={annulling.label}
            hint={annulling.hint}
            value={surname}
            maxLength={100}
            autoFocus
            onChange={setSurname}
          />
          <Field
            label={annulling.reason}
            hint={annulling.reasonHint}
            value={reason}
            maxLength={500}
            onChange={setReason}
          />
        </DialogBody>
        <DialogFoot
          leave={
            <Action keys={signingTexts.escape} onPress={onClose}>
              {annulling.keep}
            </Action>
          }
        >
          <Submit isMain={false}>{annulling.confirm}</Submit>
        </DialogFoot>
      </form>
    </DialogFrame>
  );
}
