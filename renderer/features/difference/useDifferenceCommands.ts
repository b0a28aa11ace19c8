import { alt, control, plain, type Command } from '../../app/command.ts';
import { paletteTexts, shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { useSign } from '../signing/useSign.ts';
import { useLeaveDifference } from './useLeaveDifference.ts';

/** What can be done with the document looked at before signing. */
export function useDifferenceCommands(): readonly Command[] {
  const { useDesk, useDifference } = useStores();
  const isHere = useDesk((state) => state.screen === 'difference');
  const document = useDifference((state) => state.document);
  const setPdfOpen = useDifference((state) => state.setPdfOpen);
  const toggleWhole = useDifference((state) => state.toggleWhole);
  const leave = useLeaveDifference();
  const sign = useSign();
  if (!isHere || document === null) return [];
  const signs: readonly Command[] =
    document.obstacle === null
      ? [
          {
            id: 'sign-difference',
            name: paletteTexts.sign,
            keys: shortcutTexts.sign,
            matches: control('enter'),
            run: () => {
              sign(document);
            },
          },
        ]
      : [];
  return [
    ...signs,
    {
      id: 'see-pdf',
      name: paletteTexts.seePdf,
      keys: shortcutTexts.preview,
      matches: control('p'),
      run: () => {
        setPdfOpen(true);
      },
    },
    {
      id: 'whole-difference',
      name: paletteTexts.whole,
      keys: shortcutTexts.whole,
      matches: alt('KeyT'),
      run: toggleWhole,
    },
    {
      id: 'leave-difference',
      name: paletteTexts.leave,
      keys: shortcutTexts.back,
      matches: plain('Escape'),
      run: leave,
    },
  ];
}
