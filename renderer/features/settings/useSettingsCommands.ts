import { alt, type Command } from '../../app/command.ts';
import { settingsTexts } from '../../i18n/it/settingsTexts.ts';
import { startTexts } from '../../i18n/it/startTexts.ts';
import { settingsPages } from '../../stores/settingsStore.ts';
import { useLock } from '../start/useLock.ts';
import { useStores } from '../../stores/stores.tsx';

/** Every page of the settings, the diagnostics and the lock. */
export function useSettingsCommands(): readonly Command[] {
  const { useDesk, useSettings } = useStores();
  const go = useDesk((state) => state.go);
  const show = useSettings((state) => state.show);
  const lock = useLock();
  return [
    ...settingsPages.map((page) => ({
      id: `settings-${page}`,
      name: `${settingsTexts.title}: ${settingsTexts.pages[page]}`,
      run: () => {
        show(page);
        go('settings');
      },
    })),
    {
      id: 'diagnostics',
      name: settingsTexts.diagnostics,
      run: () => {
        go('diagnostics');
      },
    },
    {
      id: 'lock',
      name: startTexts.lock,
      keys: startTexts.lockKeys,
      matches: alt('KeyL'),
      run: () => void lock(),
    },
  ];
}
