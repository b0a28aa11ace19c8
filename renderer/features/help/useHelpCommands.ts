import type { Command } from '../../app/command.ts';
import { helpTexts } from '../../i18n/it/helpTexts.ts';
import { useOpenHelp } from './useOpenHelp.ts';

/** Whether a keyboard event asks for help. */
export function isHelpKey(event: KeyboardEvent): boolean {
  return event.key === 'F1' && !event.ctrlKey && !event.altKey && !event.shiftKey;
}

/** F1, on every screen. */
export function useHelpCommands(): readonly Command[] {
  const openHelp = useOpenHelp();
  return [
    {
      id: 'help',
      name: helpTexts.command,
      keys: helpTexts.keys,
      matches: isHelpKey,
      run: () => {
        openHelp(null);
      },
    },
  ];
}
