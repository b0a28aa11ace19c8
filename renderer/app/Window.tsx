import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { ErrorNote } from '../components/Note.tsx';
import { AccessPinDialog } from '../features/signing/AccessPinDialog.tsx';
import { SetupScreen } from '../features/setup/SetupScreen.tsx';
import { LockScreen } from '../features/start/LockScreen.tsx';
import { RecoveryScreen } from '../features/start/RecoveryScreen.tsx';
import { SalvagedScreen } from '../features/start/SalvagedScreen.tsx';
import { StartFrame } from '../features/start/StartFrame.tsx';
import { useStores } from '../stores/stores.tsx';
import { App } from './App.tsx';
import { useAppearance } from './useAppearance.ts';
import { useZoom } from './useZoom.ts';

/** What stands before the desk, or the desk itself. */
export function Window() {
  const { useStanding } = useStores();
  const state = useStanding((each) => each.standing?.state ?? null);
  const isLeaving = useStanding((each) => each.isLeaving);
  const failure = useStanding((each) => each.failure);
  const load = useStanding((each) => each.load);
  useAppearance();
  useZoom();
  useEffect(() => {
    void load();
  }, [load]);
  if (isLeaving) return null;
  if (state === null) return failure === null ? null : <ErrorNote error={failure} />;
  if (state.kind === 'ready') return <App />;
  return (
    <I18nProvider locale="it-IT">
      <StartFrame>
        {state.kind === 'first-run' && (
          <>
            <SetupScreen />
            <AccessPinDialog />
          </>
        )}
        {state.kind === 'locked' && <LockScreen doctor={state.doctor} />}
        {state.kind === 'recovery' && <RecoveryScreen recovery={state} />}
        {state.kind === 'salvaged' && <SalvagedScreen report={state.report} />}
      </StartFrame>
    </I18nProvider>
  );
}
