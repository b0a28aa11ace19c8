import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { ErrorNote } from '../components/Note.tsx';
import { DifferenceScreen } from '../features/difference/DifferenceScreen.tsx';
import { AccessPinDialog } from '../features/signing/AccessPinDialog.tsx';
import { BatchDialog } from '../features/signing/BatchDialog.tsx';
import { SigningDialog } from '../features/signing/SigningDialog.tsx';
import { ExchangeScreen } from '../features/exchange/ExchangeScreen.tsx';
import { useExchangeDoors } from '../features/exchange/useExchangeDoors.ts';
import { EditorScreen } from '../features/editor/EditorScreen.tsx';
import { useWindowClosing } from '../features/editor/useWindowClosing.ts';
import { DiagnosticsScreen } from '../features/diagnostics/DiagnosticsScreen.tsx';
import { HelpScreen } from '../features/help/HelpScreen.tsx';
import { HistoryScreen } from '../features/history/HistoryScreen.tsx';
import { PatientsScreen } from '../features/patients/PatientsScreen.tsx';
import { QueueScreen } from '../features/queue/QueueScreen.tsx';
import { ReviewScreen } from '../features/review/ReviewScreen.tsx';
import { useVerdictNews } from '../features/review/useVerdictNews.ts';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import { TodayScreen } from '../features/today/TodayScreen.tsx';
import { frameTexts } from '../i18n/it/frameTexts.ts';
import { useStores } from '../stores/stores.tsx';
import styles from './App.module.css';
import { CommandPalette } from './CommandPalette.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { useCardLock } from './useCardLock.ts';
import { useIdleLock } from './useIdleLock.ts';
import { useHeardScreen } from './useHeardScreen.ts';
import { useNetworkBack } from './useNetworkBack.ts';
import { useSendingNews } from './useSendingNews.ts';
import { useShortcuts } from './useShortcuts.ts';
import { useWindowTitle } from './useWindowTitle.ts';

const screens = {
  today: TodayScreen,
  patients: PatientsScreen,
  exchange: ExchangeScreen,
  review: ReviewScreen,
  difference: DifferenceScreen,
  editor: EditorScreen,
  queue: QueueScreen,
  history: HistoryScreen,
  settings: SettingsScreen,
  diagnostics: DiagnosticsScreen,
  help: HelpScreen,
} as const;

/** The window: top bar, one screen, status bar, and the dialogs over them. */
export function App() {
  const { useDesk, useDrafts, useQueue, useUnsigned } = useStores();
  const screen = useDesk((state) => state.screen);
  const failure = useDesk((state) => state.failure);
  const isTest = useDesk(
    (state) => state.overview !== null && state.overview.environment !== 'production',
  );
  const load = useDesk((state) => state.load);
  const loadQueue = useQueue((state) => state.load);
  const loadUnsigned = useUnsigned((state) => state.load);
  const loadDrafts = useDrafts((state) => state.load);
  useHeardScreen();
  useIdleLock();
  useCardLock();
  useSendingNews();
  useVerdictNews();
  useNetworkBack();
  useShortcuts();
  useExchangeDoors();
  useWindowTitle();
  useWindowClosing();
  useEffect(() => {
    void load();
    void loadQueue();
    void loadUnsigned();
    void loadDrafts();
  }, [load, loadQueue, loadUnsigned, loadDrafts]);
  const Current = screens[screen];
  return (
    <I18nProvider locale="it-IT">
      <div className={styles['frame']} data-env={isTest ? 'prova' : undefined}>
        <a href="#contenuto" className={styles['skip']}>
          {frameTexts.skip}
        </a>
        <TopBar />
        <main id="contenuto" tabIndex={-1} className={styles['main']}>
          {failure !== null && <ErrorNote error={failure} />}
          <Current />
        </main>
        <StatusBar />
        <SigningDialog />
        <BatchDialog />
        <AccessPinDialog />
        <CommandPalette />
      </div>
    </I18nProvider>
  );
}
