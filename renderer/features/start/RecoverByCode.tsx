import { useState } from 'react';
import { Field } from '../../components/Field.tsx';
import { Submit } from '../../components/Submit.tsx';
import { startTexts } from '../../i18n/it/startTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { isAgreed, NewPassphrase, untyped } from './NewPassphrase.tsx';
import styles from './start.module.css';

/** The printed code and a new passphrase. */
export function RecoverByCode() {
  const { useStanding } = useStores();
  const recover = useStanding((state) => state.recover);
  const isWorking = useStanding((state) => state.isWorking);
  const [code, setCode] = useState('');
  const [passphrase, setPassphrase] = useState(untyped);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (code !== '' && isAgreed(passphrase)) void recover(code, passphrase.first);
      }}
    >
      <Field
        label={startTexts.code}
        hint={startTexts.codeHint}
        isMono
        autoFocus
        value={code}
        onChange={setCode}
      />
      <NewPassphrase value={passphrase} onChange={setPassphrase} />
      <Submit isWorking={isWorking}>{startTexts.recover}</Submit>
    </form>
  );
}
