import { controlShift, type Command } from '../../app/command.ts';
import { paletteTexts, shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { chooseFiles } from './chooseFiles.ts';

/** Bringing in what other programs wrote. */
export function useExchangeCommands(): readonly Command[] {
  const { useDesk, useExchange } = useStores();
  const go = useDesk((state) => state.go);
  const take = useExchange((state) => state.take);
  return [
    {
      id: 'exchange',
      name: paletteTexts.exchange,
      keys: shortcutTexts.exchange,
      matches: controlShift('o'),
      run: () => {
        go('exchange');
        void chooseFiles().then((files) => take(files));
      },
    },
    {
      id: 'go-exchange',
      name: paletteTexts.arrivals,
      run: () => {
        go('exchange');
      },
    },
  ];
}
