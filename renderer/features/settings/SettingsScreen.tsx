import { useEffect } from 'react';
import type { SettingsView } from '../../../shared/ipc/settingsViews.ts';
import { Action } from '../../components/Action.tsx';
import { Choice } from '../../components/Field.tsx';
import { ErrorNote } from '../../components/Note.tsx';
import { settingsTexts } from '../../i18n/it/settingsTexts.ts';
import { settingsPages, type SettingsPage } from '../../stores/settingsStore.ts';
import { useStores } from '../../stores/stores.tsx';
import { AboutPage } from './AboutPage.tsx';
import { BackupPage } from './BackupPage.tsx';
import { CardPage } from './CardPage.tsx';
import { CertificatePlace } from './CertificatePlace.tsx';
import { DeskPage, ImportsPage } from './DeskPages.tsx';
import { DoctorPage } from './DoctorPage.tsx';
import { GatewayPage } from './GatewayPage.tsx';
import { RecordsPage } from './RecordsPage.tsx';
import styles from './settings.module.css';
import { TerminologyPage } from './TerminologyPage.tsx';

const pages: Readonly<
  Record<SettingsPage, (props: { readonly settings: SettingsView }) => React.ReactNode>
> = {
  doctor: DoctorPage,
  card: CardPage,
  gateway: GatewayPage,
  certificate: CertificatePlace,
  terminology: TerminologyPage,
  backup: BackupPage,
  imports: ImportsPage,
  records: RecordsPage,
  desk: DeskPage,
  about: AboutPage,
};

/** The settings: a few pages, each with its trial. */
export function SettingsScreen() {
  const { useSettings, useDesk } = useStores();
  const settings = useSettings((state) => state.settings);
  const page = useSettings((state) => state.page);
  const failure = useSettings((state) => state.failure);
  const load = useSettings((state) => state.load);
  const show = useSettings((state) => state.show);
  const go = useDesk((state) => state.go);
  useEffect(() => {
    void load();
  }, [load]);
  if (settings === null) return failure === null ? null : <ErrorNote error={failure} />;
  const Page = pages[page];
  return (
    <div className={styles['settings']}>
      <nav className={styles['rail']} aria-label={settingsTexts.title}>
        <h1>{settingsTexts.title}</h1>
        <div className={styles['narrow']}>
          <Choice
            label={settingsTexts.page}
            value={page}
            options={settingsPages.map((value) => ({ value, label: settingsTexts.pages[value] }))}
            onChange={show}
          />
        </div>
        <ul>
          {settingsPages.map((each) => (
            <li key={each}>
              <button
                type="button"
                aria-current={each === page ? 'true' : undefined}
                onClick={() => {
                  show(each);
                }}
              >
                {settingsTexts.pages[each]}
              </button>
            </li>
          ))}
        </ul>
        <div className={styles['more']}>
          <Action
            onPress={() => {
              go('diagnostics');
            }}
          >
            {settingsTexts.diagnostics}
          </Action>
          <p className={styles['quiet']}>{settingsTexts.diagnosticsWords}</p>
        </div>
      </nav>
      <div className={styles['place']} tabIndex={-1}>
        <h2 className={styles['title']}>{settingsTexts.pages[page]}</h2>
        <p className={styles['lead']}>{settingsTexts.leads[page]}</p>
        {failure !== null && <ErrorNote error={failure} />}
        <Page key={page} settings={settings} />
      </div>
    </div>
  );
}
