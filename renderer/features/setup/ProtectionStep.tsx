import { useState } from 'react';
import { Action } from '../../components/Action.tsx';
import { Field } from '../../components/Field.tsx';
import { Note } from '../../components/Note.tsx';
import { Submit } from '../../components/Submit.tsx';
import { setupTexts } from '../../i18n/it/setupTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { isAgreed, NewPassphrase, untyped } from '../start/NewPassphrase.tsx';
import { RecoverySheet } from './RecoverySheet.tsx';
import styles from './setup.module.css';

function ChoosePassphrase() {
  const { useSetup } = useStores();
  const protect = useSetup((state) => state.protect);
  const isWorking = useSetup((state) => state.isWorking);
  const [passphrase, setPassphrase] = useState(untyped);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isAgreed(passphrase) && !isWorking) void protect(passphrase.first);
      }}
    >
      <NewPassphrase value={passphrase} onChange={setPassphrase} />
      <Submit isWorking={isWorking}>{setupTexts.makeArchive}</Submit>
    </form>
  );
}

function ConfirmCode({ code }: { readonly code: string }) {
  const { useSetup } = useStores();
  const confirm = useSetup((state) => state.confirmCode);
  const doctor = useSetup((state) => state.setup?.doctor ?? null);
  const isWorking = useSetup((state) => state.isWorking);
  const [typed, setTyped] = useState('');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== '' && !isWorking) void confirm(typed);
      }}
    >
      <RecoverySheet code={code} name={doctor === null ? '' : `${doctor.given} ${doctor.family}`} />
      <Field
        label={setupTexts.codeAgain}
        hint={setupTexts.codeAgainHint}
        isMono
        value={typed}
        onChange={setTyped}
      />
      <Submit isWorking={isWorking}>{setupTexts.confirmCode}</Submit>
    </form>
  );
}

/** Step 4: the passphrase, then the recovery code: shown once, printed, typed again from paper. */
export function ProtectionStep() {
  const { useSetup } = useStores();
  const code = useSetup((state) => state.recoveryCode);
  const awaitsCode = useSetup((state) => state.setup?.awaitsCode === true);
  const isDone = useSetup(
    (state) => state.setup?.steps.find(({ step }) => step === 'protection')?.isDone === true,
  );
  const newCode = useSetup((state) => state.newCode);
  if (code !== null) return <ConfirmCode code={code} />;
  if (isDone) return <Note kind="ok" title={setupTexts.protectedAlready} />;
  if (!awaitsCode) return <ChoosePassphrase />;
  return (
    <div className={styles['form']}>
      <Note kind="warn" title={setupTexts.lostCode} />
      <Action isMain onPress={() => void newCode()}>
        {setupTexts.newCode}
      </Action>
    </div>
  );
}
