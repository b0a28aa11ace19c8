import { frameTexts } from '../i18n/it/frameTexts.ts';
import { paletteTexts, shortcutTexts } from '../i18n/it/paletteTexts.ts';
import type { Appearance, Screen } from '../stores/deskStore.ts';
import { useStores } from '../stores/stores.tsx';
import { chooseFile } from '../features/review/chooseFile.ts';
import { useSign } from '../features/signing/useSign.ts';

/** Something that can be done from anywhere. */
export interface Command {
  readonly id: string;
  readonly name: string;
  readonly keys?: string;
  /** Whether a keyboard event is its shortcut. */
  readonly matches?: (event: KeyboardEvent) => boolean;
  readonly run: () => void;
}

const screens = ['today', 'review', 'queue', 'history'] as const satisfies readonly Screen[];
const appearances = ['system', 'light', 'dark', 'hc'] as const satisfies readonly Appearance[];

function control(key: string): (event: KeyboardEvent) => boolean {
  return (event) =>
    (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === key;
}

function alt(code: string): (event: KeyboardEvent) => boolean {
  return (event) => event.altKey && !event.ctrlKey && event.code === code;
}

/** Everything that can be done now, with its shortcut: the palette and the keyboard read the same list. */
export function useCommands(): readonly Command[] {
  const { useDesk, useReview, useQueue, useHistory } = useStores();
  const go = useDesk((state) => state.go);
  const setAppearance = useDesk((state) => state.setAppearance);
  const importFile = useReview((state) => state.importFile);
  const reviewed = useReview((state) => state.document);
  const isPaused = useQueue((state) => state.list !== null && state.list.pause !== null);
  const pause = useQueue((state) => state.pause);
  const resume = useQueue((state) => state.resume);
  const search = useHistory((state) => state.search);
  const sign = useSign();
  return [
    {
      id: 'import',
      name: paletteTexts.import,
      keys: shortcutTexts.import,
      matches: control('o'),
      run: () => {
        go('review');
        void chooseFile().then((file) => file && importFile(file));
      },
    },
    ...(reviewed?.obstacle !== null
      ? []
      : [
          {
            id: 'sign',
            name: paletteTexts.sign,
            keys: shortcutTexts.sign,
            matches: control('enter'),
            run: () => {
              go('review');
              sign(reviewed);
            },
          },
        ]),
    ...screens.map((screen, index) => ({
      id: `go-${screen}`,
      name: paletteTexts.go(frameTexts.screens[screen]),
      keys: shortcutTexts.screens[screen],
      matches: alt(`Digit${String(index + 1)}`),
      run: () => {
        go(screen);
      },
    })),
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
    {
      id: 'pause',
      name: isPaused ? paletteTexts.resume : paletteTexts.pause,
      keys: shortcutTexts.pause,
      matches: alt('KeyP'),
      run: () => {
        void (isPaused ? resume() : pause());
      },
    },
    ...appearances.map((each) => ({
      id: `appearance-${each}`,
      name: paletteTexts.appearance(frameTexts.appearances[each]),
      run: () => {
        setAppearance(each);
      },
    })),
  ];
}
