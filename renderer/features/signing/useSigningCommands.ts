import { controlShift, type Command } from '../../app/command.ts';
import { paletteTexts, shortcutTexts } from '../../i18n/it/paletteTexts.ts';
import { useSignAll } from './useSignAll.ts';

/** Signing everything that waits for it. */
export function useSigningCommands(): readonly Command[] {
  const signAll = useSignAll();
  if (signAll === null) return [];
  return [
    {
      id: 'sign-all',
      name: paletteTexts.signAll,
      keys: shortcutTexts.signAll,
      matches: controlShift('enter'),
      run: signAll,
    },
  ];
}
