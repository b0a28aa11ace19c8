import { useState } from 'react';
import { Action } from '../../components/Action.tsx';
import { Field } from '../../components/Field.tsx';
import { Note } from '../../components/Note.tsx';
import { Submit } from '../../components/Submit.tsx';
import { backupTexts } from '../../i18n/it/backupTexts.ts';
import { settingsTexts } from '../../i18n/it/settingsTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { isAgreed, NewPassphrase, untyped } from '../start/NewPassphrase.tsx';
import { ConfirmCode } from './ConfirmCode.tsx';
import styles from './settings.module.css';

/** Copies that only former keys open, said plainly, and their removal: asked twice, since nothing brings them back. */
function FormerCopies() {
  const { useBackups, useDesk } = useStores();
  const former = useBackups((state) => state.list?.former ?? null);
  const remove = useBackups((state) => state.removeFormer);
  const say = useDesk((state) => state.say);
  const [isAsking, setAsking] = useState(false);
  if (former === null || former.count === 0) return null;
  async function removeAll(): Promise<void> {
    if (await remove()) say(backupTexts.formerRemoved);
  }
  return (
    <Note kind="warn" title={backupTexts.former(former.count)}>
      <p>{backupTexts.formerWords(former.folder)}</p>
      <div className={styles['line']}>
        {isAsking ? (
          <>
            <Action onPress={() => void removeAll()}>{backupTexts.formerSure}</Action>
            <Action
              onPress={() => {
                setAsking(false);
              }}
            >
              {backupTexts.formerKeep}
            </Action>
          </>
        ) : (
          <Action
            onPress={() => {
              setAsking(true);
            }}
          >
            {backupTexts.formerRemove}
          </Action>
        )}
      </div>
    </Note>
  );
}

/** Another key for the archive: the passphrase of now, a new one, a new code on paper, typed again. */
export function ChangeKey() {
  const { useBackups, useDesk } = useStores();
  const prepare = useBackups((state) => state.prepareRekey);
  const rekey = useBackups((state) => state.rekey);
  const isWorking = useBackups((state) => state.isWorking);
  const say = useDesk((state) => state.say);
  const [current, setCurrent] = useState('');
  const [wanted, setWanted] = useState(untyped);
  const [code, setCode] = useState<string | null>(null);
  const [isChanged, setChanged] = useState(false);
  async function begin(): Promise<void> {
    if (current === '' || !isAgreed(wanted)) return;
    const made = await prepare(current, wanted.first);
    setCurrent('');
    if (made === null) return;
    setWanted(untyped);
    setCode(made);
  }
  return (
    <section className={styles['form']} aria-label={backupTexts.key}>
      <h3>{backupTexts.key}</h3>
      <p className={styles['quiet']}>{backupTexts.keyWords}</p>
      {isChanged && (
        <Note kind="ok" title={backupTexts.keyChanged}>
          <p>{backupTexts.keyChangedWords}</p>
        </Note>
      )}
      <FormerCopies />
      {code === null && !isChanged && (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            if (!isWorking) void begin();
          }}
        >
          <Field
            label={settingsTexts.currentPassphrase}
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
          />
          <NewPassphrase value={wanted} onChange={setWanted} />
          <Submit isWorking={isWorking}>{backupTexts.keyPrepare}</Submit>
        </form>
      )}
      {code !== null && (
        <ConfirmCode
          code={code}
          hint={backupTexts.keyCodeHint}
          action={backupTexts.keyApply}
          onTyped={rekey}
          onDone={() => {
            setCode(null);
            setChanged(true);
            say(backupTexts.keyChanged);
          }}
        />
      )}
    </section>
  );
}
