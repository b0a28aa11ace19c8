import { createContext, useContext, type ReactNode } from 'react';
import type { Api } from '../api/api.ts';
import { createAuthoritiesStore } from './authoritiesStore.ts';
import { createChecksStore } from './checksStore.ts';
import { createDeskStore } from './deskStore.ts';
import { createBatchStore } from './batchStore.ts';
import { createDifferenceStore } from './differenceStore.ts';
import { createExchangeStore } from './exchangeStore.ts';
import { createDraftsStore } from './draftsStore.ts';
import { createEditorStore } from './editorStore.ts';
import { createDiagnosticsStore } from './diagnosticsStore.ts';
import { createHelpStore } from './helpStore.ts';
import { createHistoryStore } from './historyStore.ts';
import { createPatientsStore } from './patientsStore.ts';
import { createPreparationStore } from './preparationStore.ts';
import { createIdentitiesStore } from './identitiesStore.ts';
import { createQueueStore } from './queueStore.ts';
import { createReviewStore } from './reviewStore.ts';
import { createBackupsStore } from './backupsStore.ts';
import { createSettingsStore } from './settingsStore.ts';
import { createSetupStore } from './setupStore.ts';
import { createSigningStore } from './signingStore.ts';
import { createStandingStore } from './standingStore.ts';
import { createUnsignedStore } from './unsignedStore.ts';

/** Every store of the window and the API they stand on. */
export interface Stores {
  readonly api: Api;
  readonly useDesk: ReturnType<typeof createDeskStore>;
  readonly useReview: ReturnType<typeof createReviewStore>;
  readonly useUnsigned: ReturnType<typeof createUnsignedStore>;
  readonly useDifference: ReturnType<typeof createDifferenceStore>;
  readonly useBatch: ReturnType<typeof createBatchStore>;
  readonly useSigning: ReturnType<typeof createSigningStore>;
  readonly useExchange: ReturnType<typeof createExchangeStore>;
  readonly usePatients: ReturnType<typeof createPatientsStore>;
  readonly usePreparation: ReturnType<typeof createPreparationStore>;
  readonly useQueue: ReturnType<typeof createQueueStore>;
  readonly useDrafts: ReturnType<typeof createDraftsStore>;
  readonly useEditor: ReturnType<typeof createEditorStore>;
  readonly useHistory: ReturnType<typeof createHistoryStore>;
  readonly useStanding: ReturnType<typeof createStandingStore>;
  readonly useSetup: ReturnType<typeof createSetupStore>;
  readonly useSettings: ReturnType<typeof createSettingsStore>;
  readonly useBackups: ReturnType<typeof createBackupsStore>;
  readonly useChecks: ReturnType<typeof createChecksStore>;
  readonly useAuthorities: ReturnType<typeof createAuthoritiesStore>;
  readonly useIdentities: ReturnType<typeof createIdentitiesStore>;
  readonly useDiagnostics: ReturnType<typeof createDiagnosticsStore>;
  readonly useHelp: ReturnType<typeof createHelpStore>;
}

/** Makes the stores over an API. */
export function createStores(api: Api): Stores {
  return {
    api,
    useDesk: createDeskStore(api),
    useReview: createReviewStore(api),
    useUnsigned: createUnsignedStore(api),
    useDifference: createDifferenceStore(api),
    useBatch: createBatchStore(api),
    useSigning: createSigningStore(api),
    useExchange: createExchangeStore(api),
    usePatients: createPatientsStore(api),
    usePreparation: createPreparationStore(api),
    useQueue: createQueueStore(api),
    useDrafts: createDraftsStore(api),
    useEditor: createEditorStore(api),
    useHistory: createHistoryStore(api),
    useStanding: createStandingStore(api),
    useSetup: createSetupStore(api),
    useSettings: createSettingsStore(api),
    useBackups: createBackupsStore(api),
    useChecks: createChecksStore(api),
    useAuthorities: createAuthoritiesStore(api),
    useIdentities: createIdentitiesStore(api),
    useDiagnostics: createDiagnosticsStore(api),
    useHelp: createHelpStore(api),
  };
}

const StoresContext = createContext<Stores | null>(null);

/** Gives the stores to everything inside. */
export function StoresProvider({
  stores,
  children,
}: {
  readonly stores: Stores;
  readonly children: ReactNode;
}) {
  return <StoresContext value={stores}>{children}</StoresContext>;
}

/** The stores of the window. */
export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (stores === null) throw new Error('no stores above this component');
  return stores;
}
