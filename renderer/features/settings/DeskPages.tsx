import { useState } from 'react';
import type { SettingsView } from '../../../shared/ipc/settingsViews.ts';
import { zoomSteps } from '../../app/zoomSteps.ts';
import { Action } from '../../components/Action.tsx';
import { Choice, Field } from '../../components/Field.tsx';
import { Submit } from '../../components/Submit.tsx';
import { Tick } from '../../components/Tick.tsx';
import { frameTexts } from '../../i18n/it/frameTexts.ts';
import { settingsTexts } from '../../i18n/it/settingsTexts.ts';
import { startTexts } from '../../i18n/it/startTexts.ts';
import { useLock } from '../start/useLock.ts';
import styles from './settings.module.css';
import { useSaveSettings } from './useSaveSettings.ts';

const appearances = ['system', 'light', 'dark', 'hc'] as const;
const minutes = [5, 10, 15, 30, 60, 120] as const;

/** The folder whose new files become drafts. */
export function ImportsPage({ settings }: { readonly settings: SettingsView }) {
  const save = useSaveSettings();
  const [folder, setFolder] = useState(settings.importsFolder ?? '');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void save({ importsFolder: folder.trim() === '' ? null : folder.trim() });
      }}
    >
      <Field
        label={settingsTexts.watched}
        hint={settingsTexts.watchedHint}
        value={folder}
        onChange={setFolder}
      />
      <Submit>{settingsTexts.save}</Submit>
    </form>
  );
}

/** How the window looks and when it locks; each choice is kept at once. */
export function DeskPage({ settings }: { readonly settings: SettingsView }) {
  const lock = useLock();
  const save = useSaveSettings();
  const { appearance, lockAfterMinutes, locksWithoutCard, zoom } = settings.desk;
  const kept = minutes.some((each) => each === lockAfterMinutes)
    ? minutes
    : [lockAfterMinutes, ...minutes];
  return (
    <div className={styles['form']}>
      <Choice
        label={settingsTexts.appearance}
        value={appearance}
        options={appearances.map((value) => ({ value, label: frameTexts.appearances[value] }))}
        onChange={(value) => void save({ desk: { appearance: value } })}
      />
      <Choice
        label={settingsTexts.zoom}
        value={String(zoom)}
        options={zoomSteps.map((each) => ({
          value: String(each),
          label: settingsTexts.zooms(each),
        }))}
        onChange={(value) => void save({ desk: { zoom: Number(value) } })}
        hint={settingsTexts.zoomHint}
      />
      <Choice
        label={settingsTexts.lockAfter}
        value={String(lockAfterMinutes)}
        options={kept.map((each) => ({ value: String(each), label: settingsTexts.minutes(each) }))}
        onChange={(value) => void save({ desk: { lockAfterMinutes: Number(value) } })}
        hint={settingsTexts.lockHint}
      />
      <Tick
        label={settingsTexts.cardLock}
        isOn={locksWithoutCard}
        hint={settingsTexts.cardLockHint}
        onChange={(isOn) => void save({ desk: { locksWithoutCard: isOn } })}
      />
      <Action keys={startTexts.lockKeys} onPress={() => void lock()}>
        {settingsTexts.lockNow}
      </Action>
    </div>
  );
}
