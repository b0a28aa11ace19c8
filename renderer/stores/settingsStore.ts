import { create } from 'zustand';
import type { ContractInput, ContractResponse, EventData } from '../../shared/ipc/contract.ts';
import type { SettingsView } from '../../shared/ipc/settingsViews.ts';
import type { Api } from '../api/api.ts';
import { askAbout } from '../api/readFile.ts';
import { attempting, reading, type Attempting } from './attempting.ts';

/** The pages of the settings, in their order. */
export const settingsPages = [
  'doctor',
  'card',
  'gateway',
  'certificate',
  'terminology',
  'backup',
  'imports',
  'records',
  'desk',
  'about',
] as const;
/** One page of the settings. */
export type SettingsPage = (typeof settingsPages)[number];

/** What the person chooses once. */
export interface SettingsState extends Attempting {
  readonly settings: SettingsView | null;
  readonly page: SettingsPage;
  readonly catalogues: ContractResponse['catalogues.list'] | null;
  /** How far a long import is. */
  readonly progress: EventData['catalogues.progress'] | null;
  readonly load: () => Promise<void>;
  readonly show: (page: SettingsPage) => void;
  /** Resolves with whether it was written. */
  readonly change: (change: ContractInput['settings.change']) => Promise<boolean>;
  readonly switchEnvironment: (
    environment: ContractInput['settings.switchEnvironment'],
  ) => Promise<void>;
  readonly giveProxyPassword: (password: string) => Promise<void>;
  readonly loadCatalogues: () => Promise<void>;
  readonly importCatalogue: (file: File) => Promise<boolean>;
  readonly importPack: () => Promise<boolean>;
}

/** Makes the store of the settings. */
export function createSettingsStore(api: Api) {
  const useSettings = create<SettingsState>()((set, get) => {
    const attempt = attempting(set);
    const read = reading(set);
    return {
      settings: null,
      page: 'doctor',
      isWorking: false,
      failure: null,
      catalogues: null,
      progress: null,
      load: async () => {
        set({ failure: null });
        const { settings: before } = get();
        const settings = await read(api.ask('settings.read', {}));
        // What was told meanwhile is newer than what was asked.
        if (settings !== null && get().settings === before) set({ settings });
      },
      show: (page) => {
        set({ page, failure: null });
      },
      change: async (change) => {
        const settings = await attempt(api.ask('settings.change', change));
        if (settings !== null) set({ settings });
        return settings !== null;
      },
      switchEnvironment: async (environment) => {
        await attempt(api.ask('settings.switchEnvironment', environment));
      },
      giveProxyPassword: async (password) => {
        await attempt(api.ask('settings.giveProxyPassword', { password }));
      },
      loadCatalogues: async () => {
        const catalogues = await read(api.ask('catalogues.list', {}));
        if (catalogues !== null) set({ catalogues });
      },
      importCatalogue: async (file) => {
        const imported = await attempt(
          askAbout(file, (content) => api.ask('catalogues.import', { name: file.name, content })),
        );
        await get().loadCatalogues();
        return imported !== null;
      },
      importPack: async () => {
        const imported = await attempt(api.ask('catalogues.importPack', {}));
        await get().loadCatalogues();
        return imported !== null;
      },
    };
  });
  api.on('settings.changed', (settings) => {
    useSettings.setState({ settings });
  });
  api.on('catalogues.progress', (progress) => {
    useSettings.setState({ progress });
  });
  return useSettings;
}
