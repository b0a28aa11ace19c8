import { useState } from 'react';
import { Field } from '../../components/Field.tsx';
import { Note } from '../../components/Note.tsx';
import { Submit } from '../../components/Submit.tsx';
import { backupTexts } from '../../i18n/it/backupTexts.ts';
import { settingsTexts } from '../../i18n/it/settingsTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { ConfirmCode } from './ConfirmCode.tsx';
import styles from './settings.module.css';

/** Another recovery code: the passphrase, the code on paper, typed again; until then the one of before holds. */
export function NewCode() {
  const { useBackups, useDesk } = useStores();
  const prepare = useBackups((state) => state.prepareCode);
  const confirm = useBackups((state) => state.confirmCode);
  const isWorking = useBackups((state) => state.isWorking);
  const say = useDesk((state) => state.say);
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [isRenewed, setRenewed] = useState(false);
  return (
    <section className={styles['form']} aria-label={settingsTexts.newCode}>
      <h3>{settingsTexts.newCode}</h3>
      <p className={styles['quiet']}>{settingsTexts.newCodeWords}</p>
      {isRenewed && (
        <Note kind="ok" title={backupTexts.codeRenewed}>
          <p>{backupTexts.codeRenewedWords}</p>
        </Note>
      )}
      {code === null && !isRenewed && (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            if (passphrase === '' || isWorking) return;
            setPassphrase('');
            void prepare(passphrase).then(setCode);
          }}
        >
          <Field
            label={settingsTexts.currentPassphrase}
            type="password"
            autoComplete="current-password"
            value={passphrase}
            onChange={setPassphrase}
          />
          <Submit isWorking={isWorking}>{settingsTexts.makeCode}</Submit>
        </form>
      )}
      {code !== null && (
        <ConfirmCode
          code={code}
          hint={backupTexts.newCodeHint}
          action={backupTexts.codeApply}
          onTyped={confirm}
          onDone={() => {
            setCode(null);
            setRenewed(true);
            say(backupTexts.codeRenewed);
          }}
        />
      )}
    </section>
  );
}
