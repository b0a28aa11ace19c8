import { control, type Command } from '../../app/command.ts';
import { paletteTexts, shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { useSign } from '../signing/useSign.ts';
import { chooseFile } from './chooseFile.ts';

/** Importing a document, and signing the one under review where nothing stands against it. */
export function useReviewCommands(): readonly Command[] {
  const { useDesk, useReview } = useStores();
  const go = useDesk((state) => state.go);
  const isElsewhere = useDesk((state) => state.screen === 'difference');
  const importFile = useReview((state) => state.importFile);
  const reviewed = useReview((state) => state.document);
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
    ...(isElsewhere || reviewed?.obstacle !== null
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
  ];
}
