import { useState } from 'react';
import type { SettingsView } from '../../../shared/ipc/settingsViews.ts';
import { Action } from '../../components/Action.tsx';
import { Field } from '../../components/Field.tsx';
import { Note } from '../../components/Note.tsx';
import { Submit } from '../../components/Submit.tsx';
import { settingsTexts } from '../../i18n/it/settingsTexts.ts';
import { setupTexts } from '../../i18n/it/setupTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import styles from './settings.module.css';

/** From test to production and back: only with the name of the environment typed. */
export function SwitchEnvironment({ settings }: { readonly settings: SettingsView }) {
  const { useSettings } = useStores();
  const switchTo = useSettings((state) => state.switchEnvironment);
  const [isOpen, setOpen] = useState(false);
  const wanted = settings.environment.name === 'production' ? 'stage' : 'production';
  const known = settings.otherEnvironment;
  const name = wanted === 'stage' && known !== null ? known.name : wanted;
  const [baseUrl, setBaseUrl] = useState(known?.baseUrl ?? '');
  const [typed, setTyped] = useState('');
  const word = settingsTexts.switchWord[wanted];
  const isSure = typed.trim().toUpperCase() === word && baseUrl !== '';
  return (
    <section className={styles['form']} aria-label={settingsTexts.switchTitle}>
      <h3>{settingsTexts.switchTitle}</h3>
      <p className={styles['quiet']}>{settingsTexts.switchWords}</p>
      {!isOpen && (
        <Action
          onPress={() => {
            setOpen(true);
          }}
        >
          {settingsTexts.switchTo(settingsTexts.environmentNames[wanted])}
        </Action>
      )}
      {isOpen && (
        <form
          className={styles['form']}
          ref={(form) => {
            form?.scrollIntoView({ block: 'nearest' });
          }}
          onSubmit={(event) => {
            event.preventDefault();
            if (isSure) void switchTo({ name, baseUrl });
          }}
        >
          <Note kind="warn" title={settingsTexts.switchHint(word)} />
          <Field
            label={settingsTexts.baseUrl}
            type="url"
            hint={setupTexts.baseUrlHint}
            value={baseUrl}
            onChange={setBaseUrl}
          />
          <Field label={settingsTexts.switchType} width={20} value={typed} onChange={setTyped} />
          <Submit>{settingsTexts.switchTo(settingsTexts.environmentNames[wanted])}</Submit>
        </form>
      )}
    </section>
  );
}
