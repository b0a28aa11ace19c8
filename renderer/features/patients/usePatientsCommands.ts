import { alt, type Command } from '../../app/command.ts';
import { paletteTexts, shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import { useStores } from '../../stores/stores.tsx';
import { usePrepareMarked } from './usePrepareMarked.ts';

/** Adding a patient by hand, and preparing the profiles of those chosen. */
export function usePatientsCommands(): readonly Command[] {
  const { useDesk, usePatients } = useStores();
  const go = useDesk((state) => state.go);
  const setAdding = usePatients((state) => state.setAdding);
  const prepare = usePrepareMarked();
  return [
    ...(prepare === null
      ? []
      : [
          {
            id: 'prepare-marked',
            name: paletteTexts.prepareMarked(prepare.count),
            keys: shortcutTexts.prepareMarked,
            matches: alt('KeyM'),
            run: prepare.run,
          },
        ]),
    {
      id: 'add-patient',
      name: paletteTexts.addPatient,
      keys: shortcutTexts.addPatient,
      matches: alt('KeyN'),
      run: () => {
        go('patients');
        setAdding(true);
      },
    },
  ];
}
