import type { ContractInput } from '../../../shared/ipc/contract.ts';
import { settingsTexts } from '../../i18n/it/settingsTexts.ts';
import { useStores } from '../../stores/stores.tsx';

/** Writes a change and says so in the status bar; a failure stays in the page. */
export function useSaveSettings(): (change: ContractInput['settings.change']) => Promise<void> {
  const { useDesk, useSettings } = useStores();
  const change = useSettings((state) => state.change);
  const say = useDesk((state) => state.say);
  const loadOverview = useDesk((state) => state.load);
  return async (wanted) => {
    if (!(await change(wanted))) return;
    say(settingsTexts.saved);
    await loadOverview();
  };
}
