import { alt, type Command } from '../../app/command.ts';
import { paletteTexts, shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import { useStores } from '../../stores/stores.tsx';

/** Adding a patient by hand. */
export function usePatientsCommands(): readonly Command[] {
  const { useDesk, usePatients } = useStores();
  const go = useDesk((state) => state.go);
  const setAdding = usePatients((state) => state.setAdding);
  return [
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
