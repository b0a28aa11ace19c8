import { useEffect, useState } from 'react';
import { Action } from '../../components/Action.tsx';
import { Field } from '../../components/Field.tsx';
import { Note } from '../../components/Note.tsx';
import { Submit } from '../../components/Submit.tsx';
import { settingsTexts } from '../../i18n/it/settingsTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { backupLabel } from '../start/backupLabel.ts';
import { isAgreed, NewPassphrase, untyped } from '../start/NewPassphrase.tsx';
import { RecoverySheet } from '../setup/RecoverySheet.tsx';
import styles from './settings.module.css';

function Copies() {
  const { useSettings, useDesk } = useStores();
  const list = useSettings((state) => state.backups);
  const verify = useSettings((state) => state.verifyBackup);
  const say = useDesk((state) => state.say);
  const [sound, setSound] = useState<string | null>(null);
  const load = useSettings((state) => state.loadBackups);
  useEffect(() => {
    void load();
  }, [load]);
  if (list === null) return null;
  const [newest] = list.backups;
  async function tryRestore(backup: string): Promise<void> {
    const milliseconds = await verify(backup);
    if (milliseconds === null) return;
    const seconds = (milliseconds / 1000).toLocaleString('it-IT', { maximumFractionDigits: 1 });
    setSound(settingsTexts.verified(seconds));
    say(settingsTexts.verified(seconds));
  }
  return (
    <section className={styles['form']} aria-label={settingsTexts.copies}>
      <h3>{settingsTexts.copies}</h3>
      {newest === undefined ? (
        <p>{settingsTexts.copiesNone}</p>
      ) : (
        <>
          <p>{settingsTexts.lastCopy(backupLabel(newest))}</p>
          <Action onPress={() => void tryRestore(newest)}>{settingsTexts.verify}</Action>
        </>
      )}
      {sound !== null && <Note kind="ok" title={sound} />}
      <p className={styles['quiet']}>{settingsTexts.copiesWhere(list.folder)}</p>
    </section>
  );
}

function Move() {
  const { useSettings } = useStores();
  const copyTo = useSettings((state) => state.copyTo);
  const known = useSettings((state) => state.settings?.backupFolder ?? '');
  const [folder, setFolder] = useState(known);
  const [files, setFiles] = useState<readonly string[] | null>(null);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (folder !== '') void copyTo(folder).then(setFiles);
      }}
    >
      <h3>{settingsTexts.move}</h3>
      <p className={styles['quiet']}>{settingsTexts.moveWords}</p>
      <Field label={settingsTexts.moveFolder} value={folder} onChange={setFolder} />
      <Submit>{settingsTexts.move}</Submit>
      {files !== null && <Note kind="ok" title={settingsTexts.moved(files.join(', '))} />}
    </form>
  );
}

function NewCode() {
  const { useSettings } = useStores();
  const makeCode = useSettings((state) => state.newCode);
  const doctor = useSettings((state) => state.settings?.doctor ?? null);
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState<string | null>(null);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase === '') return;
        setPassphrase('');
        void makeCode(passphrase).then(setCode);
      }}
    >
      <h3>{settingsTexts.newCode}</h3>
      <p className={styles['quiet']}>{settingsTexts.newCodeWords}</p>
      <Field
        label={settingsTexts.currentPassphrase}
        type="password"
        value={passphrase}
        onChange={setPassphrase}
      />
      <Submit>{settingsTexts.makeCode}</Submit>
      {code !== null && (
        <RecoverySheet
          code={code}
          name={doctor === null ? '' : `${doctor.given} ${doctor.family}`}
        />
      )}
    </form>
  );
}

function ChangePassphrase() {
  const { useSettings, useDesk } = useStores();
  const change = useSettings((state) => state.changePassphrase);
  const say = useDesk((state) => state.say);
  const [current, setCurrent] = useState('');
  const [wanted, setWanted] = useState(untyped);
  async function apply(): Promise<void> {
    if (current === '' || !isAgreed(wanted)) return;
    const isChanged = await change(current, wanted.first);
    setCurrent('');
    setWanted(untyped);
    if (isChanged) say(settingsTexts.changed);
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void apply();
      }}
    >
      <h3>{settingsTexts.changePassphrase}</h3>
      <Field
        label={settingsTexts.currentPassphrase}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
      />
      <NewPassphrase value={wanted} onChange={setWanted} />
      <Submit>{settingsTexts.changePassphrase}</Submit>
    </form>
  );
}

/** Copies, the move to another computer, the recovery code and the passphrase. */
export function BackupPage() {
  return (
    <div className={styles['form']}>
      <div className={styles['two']}>
        <Copies />
        <Move />
      </div>
      <div className={styles['two']}>
        <NewCode />
        <ChangePassphrase />
      </div>
    </div>
  );
}
