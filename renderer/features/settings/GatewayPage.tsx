import { useState } from 'react';
import type { SettingsView } from '../../../shared/ipc/settingsViews.ts';
import { Action } from '../../components/Action.tsx';
import { Choice, Field } from '../../components/Field.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { Submit } from '../../components/Submit.tsx';
import { settingsTexts } from '../../i18n/it/settingsTexts.ts';
import { setupTexts } from '../../i18n/it/setupTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { ConnectionChecks } from '../setup/CheckRows.tsx';
import { TransmissionTrial } from '../setup/TransmissionTrial.tsx';
import { AuthoritiesPlace } from './AuthoritiesPlace.tsx';
import styles from './settings.module.css';
import { SwitchEnvironment } from './SwitchEnvironment.tsx';
import { useSaveSettings } from './useSaveSettings.ts';

const modes = ['system', 'none', 'manual'] as const;

function ProxyForm({ proxy }: { readonly proxy: SettingsView['proxy'] }) {
  const { useSettings } = useStores();
  const givePassword = useSettings((state) => state.giveProxyPassword);
  const save = useSaveSettings();
  const [mode, setMode] = useState(proxy.mode);
  const manual = proxy.mode === 'manual' ? proxy : { host: '', port: 8080, user: null };
  const [host, setHost] = useState(manual.host);
  const [port, setPort] = useState(String(manual.port));
  const [user, setUser] = useState(manual.user ?? '');
  const [password, setPassword] = useState('');
  async function apply(): Promise<void> {
    // Before the settings: what is opened anew with them may need it at once.
    if (mode === 'manual' && password !== '') await givePassword(password);
    await save({
      proxy:
        mode === 'manual'
          ? { mode, host, port: Number(port), user: user === '' ? null : user }
          : { mode },
    });
    setPassword('');
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void apply();
      }}
    >
      <Choice
        label={settingsTexts.proxy}
        value={mode}
        options={modes.map((value) => ({ value, label: settingsTexts.proxies[value] }))}
        onChange={setMode}
        hint={settingsTexts.proxyHint}
      />
      {mode === 'manual' && (
        <>
          <div className={styles['line']}>
            <Field label={settingsTexts.proxyHost} width={20} value={host} onChange={setHost} />
            <Field
              label={settingsTexts.proxyPort}
              width={6}
              inputMode="numeric"
              value={port}
              onChange={setPort}
            />
            <Field label={settingsTexts.proxyUser} width={20} value={user} onChange={setUser} />
          </div>
          {user !== '' && (
            <Field
              label={settingsTexts.proxyPassword}
              type="password"
              width={20}
              hint={settingsTexts.proxyPasswordHint}
              value={password}
              onChange={setPassword}
            />
          )}
        </>
      )}
      <Submit>{settingsTexts.save}</Submit>
    </form>
  );
}

/** Which authorities the node may be certified by, and those of its own that a test environment may add. */
function Authorities({ settings }: { readonly settings: SettingsView }) {
  const { useChecks } = useStores();
  const tryConnection = useChecks((state) => state.tryConnection);
  const { gatewayAuthorities } = settings;
  return (
    <>
      <AuthoritiesPlace onChange={() => void tryConnection()} />
      <p className={styles['quiet']}>
        {settingsTexts.authorities}:{' '}
        {gatewayAuthorities.length === 0
          ? settingsTexts.authoritiesSystem
          : settingsTexts.authoritiesFiles(gatewayAuthorities.length)}
      </p>
    </>
  );
}

/** Where documents go and how they get there, with the trial of the connection. */
export function GatewayPage({ settings }: { readonly settings: SettingsView }) {
  const { useChecks } = useStores();
  const connection = useChecks((state) => state.connection);
  const trying = useChecks((state) => state.trying);
  const failure = useChecks((state) => state.failure);
  const tryConnection = useChecks((state) => state.tryConnection);
  const save = useSaveSettings();
  const { environment } = settings;
  const [baseUrl, setBaseUrl] = useState(environment.baseUrl);
  return (
    <div className={styles['form']}>
      <p>
        <b>{settingsTexts.environmentNow(settingsTexts.environmentNames[environment.name])}</b>
      </p>
      <div className={styles['line']}>
        <Action isMain onPress={() => void tryConnection()}>
          {trying === 'connection' ? setupTexts.trying : settingsTexts.tryConnection}
        </Action>
      </div>
      {failure !== null && <ErrorNote error={failure} />}
      {connection !== null && <ConnectionChecks trial={connection} />}
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void save({ baseUrl });
        }}
      >
        <Field
          label={settingsTexts.baseUrl}
          type="url"
          hint={setupTexts.baseUrlHint}
          value={baseUrl}
          onChange={setBaseUrl}
        />
        <Submit>{settingsTexts.save}</Submit>
      </form>
      <TransmissionTrial isProduction={environment.name === 'production'} isNext={false} />
      <Authorities settings={settings} />
      <ProxyForm proxy={settings.proxy} />
      <SwitchEnvironment settings={settings} />
    </div>
  );
}
