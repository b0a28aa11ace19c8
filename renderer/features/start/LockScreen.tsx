import { useState } from 'react';
import { Action } from '../../components/Action.tsx';
import { Field } from '../../components/Field.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { Submit } from '../../components/Submit.tsx';
import { startTexts } from '../../i18n/it/startTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { Doctors } from './Doctors.tsx';
import { RecoverByCode } from './RecoverByCode.tsx';
import styles from './start.module.css';

function Passphrase() {
  const { useStanding } = useStores();
  const unlock = useStanding((state) => state.unlock);
  const isWorking = useStanding((state) => state.isWorking);
  const [passphrase, setPassphrase] = useState('');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase === '' || isWorking) return;
        setPassphrase('');
        void unlock(passphrase);
      }}
    >
      <Field
        label={startTexts.passphrase}
        type="password"
        autoComplete="current-password"
        autoFocus
        value={passphrase}
        onChange={setPassphrase}
      />
      <Submit isWorking={isWorking}>{isWorking ? startTexts.unlocking : startTexts.unlock}</Submit>
    </form>
  );
}

/** The desk is locked: whose it is, the passphrase, and the way for who forgot it. */
export function LockScreen({
  doctor,
}: {
  readonly doctor: { readonly family: string; readonly given: string };
}) {
  const { useStanding } = useStores();
  const failure = useStanding((state) => state.failure);
  const [isForgotten, setForgotten] = useState(false);
  return (
    <div className={styles['sheet']}>
      <p className={styles['over']}>{startTexts.of(doctor.given, doctor.family)}</p>
      <h1>{startTexts.locked}</h1>
      {failure === null && <p>{startTexts.lockedWhy}</p>}
      {isForgotten ? <RecoverByCode /> : <Passphrase />}
      {/* After the field and its button: where the window is low or the text large, they stay in sight. */}
      {failure !== null && <ErrorNote error={failure} />}
      <div className={styles['aside']}>
        {!isForgotten && <p>{startTexts.forgotten}</p>}
        <Action
          isSlim
          onPress={() => {
            setForgotten(!isForgotten);
          }}
        >
          {isForgotten ? startTexts.backToPassphrase : startTexts.useCode}
        </Action>
      </div>
      <Doctors isOnLock />
    </div>
  );
}
