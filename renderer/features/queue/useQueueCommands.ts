import { alt, type Command } from '../../app/command.ts';
import { paletteTexts, shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import { useStores } from '../../stores/stores.tsx';

/** Holding the queue back and letting it go on. */
export function useQueueCommands(): readonly Command[] {
  const { useQueue } = useStores();
  const isPaused = useQueue((state) => state.list !== null && state.list.pause !== null);
  const pause = useQueue((state) => state.pause);
  const resume = useQueue((state) => state.resume);
  return [
    {
      id: 'pause',
      name: isPaused ? paletteTexts.resume : paletteTexts.pause,
      keys: shortcutTexts.pause,
      matches: alt('KeyP'),
      run: () => {
        void (isPaused ? resume() : pause());
      },
    },
  ];
}
