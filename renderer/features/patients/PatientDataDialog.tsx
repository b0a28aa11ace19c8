import { useId, useState, type ReactNode } from 'react';
import type { AppError } from '../../../shared/errors/appError.ts';
import type { ContractResponse } from '../../../shared/ipc/contract.ts';
import type { PatientView } from '../../../shared/ipc/patientViews.ts';
import { saveFile } from '../../api/saveFile.ts';
import { Action } from '../../components/Action.tsx';
import { DialogBody, DialogFoot, DialogFrame } from '../../components/DialogFrame.tsx';
import { Field } from '../../components/Field.tsx';
import { ErrorNote, Note } from '../../components/Note.tsx';
import { PatientBand } from '../../components/PatientBand.tsx';
import { Submit } from '../../components/Submit.tsx';
import { patientDataTexts } from '../../i18n/it/patientDataTexts.ts';
import { signingTexts } from '../../i18n/it/signingTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './patients.module.css';

type Erased = ContractResponse['records.erasePatient'];

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles['dataPart']} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

/** The copy of everything that is kept about the patient, for the patient. */
function Copy({ codiceFiscale }: { readonly codiceFiscale: string }) {
  const { api, useDesk } = useStores();
  const say = useDesk((state) => state.say);
  const [failure, setFailure] = useState<AppError | null>(null);
  async function save(): Promise<void> {
    const exported = await api.ask('records.exportPatient', { codiceFiscale });
    setFailure(exported.ok ? null : exported.error);
    if (!exported.ok) return;
    const { fileName, mediaType, content } = exported.value.file;
    saveFile(fileName, mediaType, content);
    say(patientDataTexts.copied(fileName, exported.value.documents));
  }
  return (
    <Part title={patientDataTexts.copy}>
      <p>{patientDataTexts.copyWords}</p>
      <p className={styles['small']}>{patientDataTexts.copyCare}</p>
      {failure !== null && <ErrorNote error={failure} />}
      <Action onPress={() => void save()}>{patientDataTexts.saveCopy}</Action>
    </Part>
  );
}

/** What erasure did, and what is kept and why. */
function Outcome({ erased }: { readonly erased: Erased }) {
  return (
    <Note kind="ok" title={patientDataTexts.erased} isAlert>
      <p>{patientDataTexts.erasedWhat(erased)}</p>
      {erased.kept.length > 0 && <p>{patientDataTexts.kept(erased.kept)}</p>}
      <p>{erased.leftList ? patientDataTexts.leftList : patientDataTexts.staysInList}</p>
    </Note>
  );
}

/** Erasure on request: what the law allows, what stays, and the surname typed before anything goes. */
function Erasure({ codiceFiscale }: { readonly codiceFiscale: string }) {
  const { api } = useStores();
  const [surname, setSurname] = useState('');
  const [failure, setFailure] = useState<AppError | null>(null);
  const [erased, setErased] = useState<Erased | null>(null);
  async function erase(): Promise<void> {
    if (surname.trim() === '') return;
    const answer = await api.ask('records.erasePatient', { codiceFiscale, surname });
    if (answer.ok) setErased(answer.value);
    setFailure(answer.ok ? null : answer.error);
  }
  return (
    <Part title={patientDataTexts.erase}>
      {erased === null ? (
        <form
          className={styles['dataPart']}
          onSubmit={(event) => {
            event.preventDefault();
            void erase();
          }}
        >
          <dl className={styles['terms']}>
            <dt>{patientDataTexts.goes}</dt>
            <dd>{patientDataTexts.goesWords}</dd>
            <dt>{patientDataTexts.stays}</dt>
            <dd>{patientDataTexts.staysWords}</dd>
            <dt>{patientDataTexts.record}</dt>
            <dd>{patientDataTexts.recordWords}</dd>
          </dl>
          {failure !== null && <ErrorNote error={failure} />}
          <Field
            label={patientDataTexts.surname}
            value={surname}
            maxLength={100}
            onChange={setSurname}
          />
          <span>
            <Submit isMain={false}>{patientDataTexts.confirmErase}</Submit>
          </span>
        </form>
      ) : (
        <Outcome erased={erased} />
      )}
    </Part>
  );
}

/** The rights of the person the data are about: a copy of everything (GDPR art. 15, 20) and erasure (art. 17). */
export function PatientDataDialog({
  patient,
  onClose,
}: {
  readonly patient: PatientView;
  readonly onClose: () => void;
}) {
  const { codiceFiscale, family, given, birthDate, gender } = patient;
  const known = {
    ...(birthDate === null ? {} : { birthDate }),
    ...(gender === null ? {} : { gender }),
  };
  return (
    <DialogFrame onClose={onClose}>
      <PatientBand patient={{ codiceFiscale, family, given, ...known }} />
      <DialogBody title={patientDataTexts.title}>
        <Copy codiceFiscale={codiceFiscale} />
        <Erasure codiceFiscale={codiceFiscale} />
      </DialogBody>
      <DialogFoot
        leave={
          <Action keys={signingTexts.escape} onPress={onClose}>
            {patientDataTexts.close}
          </Action>
        }
      />
    </DialogFrame>
  );
}
