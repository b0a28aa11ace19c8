import { useId, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { AppError } from '../../../shared/errors/appError.ts';
import type { DocumentLifeView } from '../../../shared/ipc/historyViews.ts';
import { Action } from '../../components/Action.tsx';
import { ErrorNote, Note } from '../../components/Note.tsx';
import { PatientBand } from '../../components/PatientBand.tsx';
import { historyTexts } from '../../i18n/it/historyTexts.ts';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import signing from '../signing/signing.module.css';
import styles from './history.module.css';

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
  const id = useId();
  const { annulling } = historyTexts;
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className={signing['veil'] ?? ''}
    >
      <Modal className={signing['modal'] ?? ''}>
        <Dialog className={signing['dialog'] ?? ''}>
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
            <div className={signing['body']}>
              <Heading slot="title" level={2}>
                {annulling.title}
              </Heading>
              <p>{annulling.words(life.version, life.patient.family)}</p>
              <p>{life.replaces === null ? annulling.chainOfOne : annulling.chain(life.version)}</p>
              {failure !== null && <ErrorNote error={failure} />}
              {isMissing && <Note kind="bad" title={annulling.missing} isAlert />}
              <div>
                <label htmlFor={id} className={signing['pinLabel']}>
                  {annulling.label}
                </label>{' '}
                <span id={`${id}-hint`} className={signing['quiet']}>
                  {annulling.hint}
                </span>
                <div className={signing['pinRow']}>
                  <input
                    id={id}
                    aria-describedby={`${id}-hint`}
                    className={styles['surname']}
                    autoComplete="off"
                    autoFocus
                    maxLength={100}
                    value={surname}
                    onChange={({ target }) => {
                      setSurname(target.value);
                    }}
                  />
                </div>
              </div>
              <div>
                <label htmlFor={`${id}-reason`} className={signing['pinLabel']}>
                  {annulling.reason}
                </label>{' '}
                <span id={`${id}-reason-hint`} className={signing['quiet']}>
                  {annulling.reasonHint}
                </span>
                <div className={signing['pinRow']}>
                  <input
                    id={`${id}-reason`}
                    aria-describedby={`${id}-reason-hint`}
                    className={styles['surname']}
                    autoComplete="off"
                    maxLength={500}
                    value={reason}
                    onChange={({ target }) => {
                      setReason(target.value);
                    }}
                  />
                </div>
              </div>
            </div>
            <div className={signing['foot']}>
              <Action keys={signingTexts.escape} onPress={onClose}>
                {annulling.keep}
              </Action>
              <span className={signing['right']}>
                <button type="submit" className={styles['plain']}>
                  {annulling.confirm}
                </button>
              </span>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
