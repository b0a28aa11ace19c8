import { frameTexts } from '../i18n/it/frameTexts.ts';
import { paletteTexts, shortcutTexts } from '../i18n/it/paletteTexts.ts';
import { useStores } from '../stores/stores.tsx';
import { alt, type Command } from './command.ts';
import { mainScreens } from './screens.ts';

const appearances = ['system', 'light', 'dark', 'hc'] as const;

/** Going to a screen and changing how the window looks. */
export function useFrameCommands(): readonly Command[] {
  const { useDesk, useSettings } = useStores();
  const go = useDesk((state) => state.go);
  const change = useSettings((state) => state.change);
  return [
    ...mainScreens.map(({ screen, code }) => ({
      id: `go-${screen}`,
      name: paletteTexts.go(frameTexts.screens[screen]),
      keys: shortcutTexts.screens[screen],
      matches: alt(code),
      run: () => {
        go(screen);
      },
    })),
    ...appearances.map((each) => ({
      id: `appearance-${each}`,
      name: paletteTexts.appearance(frameTexts.appearances[each]),
      run: () => void change({ desk: { appearance: each } }),
    })),
  ];
}
