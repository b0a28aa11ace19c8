import { control, type Command } from '../../app/command.ts';
import { paletteTexts, shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import { useStores } from '../../stores/stores.tsx';

/** Searching the history. */
export function useHistoryCommands(): readonly Command[] {
  const { useDesk, useHistory } = useStores();
  const go = useDesk((state) => state.go);
  const search = useHistory((state) => state.search);
  return [
    {
      id: 'search',
      name: paletteTexts.search,
      keys: shortcutTexts.search,
      matches: control('f'),
      run: () => {
        go('history');
        void search({}).then(() => document.getElementById('cerca-storico')?.focus());
      },
    },
  ];
}
