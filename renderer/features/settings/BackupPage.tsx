import { useEffect, useState } from 'react';
import type { SettingsView } from '../../../shared/ipc/settingsViews.ts';
import { Field } from '../../components/Field.tsx';
import { ErrorNote, Note } from '../../components/Note.tsx';
import { Submit } from '../../components/Submit.tsx';
import { settingsTexts } from '../../i18n/it/settingsTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { isAgreed, NewPassphrase, untyped } from '../start/NewPassphrase.tsx';
import { BackupCopies } from './BackupCopies.tsx';
import { BackupElsewhere } from './BackupElsewhere.tsx';
import { ChangeKey } from './ChangeKey.tsx';
import { NewCode } from './NewCode.tsx';
import styles from './settings.module.css';

function Move() {
  const { useBackups } = useStores();
  const copyTo = useBackups((state) => state.copyTo);
  const [folder, setFolder] = useState('');
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

function ChangePassphrase() {
  const { useBackups, useDesk } = useStores();
  const change = useBackups((state) => state.changePassphrase);
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

/** Copies here and elsewhere, the move to another computer, the recovery code and the passphrase. */
export function BackupPage({ settings }: { readonly settings: SettingsView }) {
  const { useBackups } = useStores();
  const load = useBackups((state) => state.load);
  const failure = useBackups((state) => state.failure);
  useEffect(() => {
    void load();
  }, [load]);
  return (
    <div className={styles['form']}>
      {failure !== null && <ErrorNote error={failure} />}
      <div className={styles['two']}>
        <BackupCopies />
        <BackupElsewhere chosen={settings.backupFolder} />
      </div>
      <div className={styles['two']}>
        <Move />
        <ChangeKey />
      </div>
      <div className={styles['two']}>
        <NewCode />
        <ChangePassphrase />
      </div>
    </div>
  );
}
