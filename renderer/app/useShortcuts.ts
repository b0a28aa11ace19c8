import { useLayoutEffect } from 'react';
import { useStores } from '../stores/stores.tsx';
import { useCommands } from './useCommands.ts';

/** Whether a dialog is open: then only its own keys count. */
function isInDialog(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}

/** Binds the shortcuts of every command, and the one of the palette. Always with Ctrl or Alt (WCAG 2.1.4). */
export function useShortcuts(): void {
  const { useDesk } = useStores();
  const setPalette = useDesk((state) => state.setPalette);
  const commands = useCommands();
  // Before the screen is painted: what it shows answers to its keys from the first moment.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isDialog = isInDialog();
      if (!isDialog && event.ctrlKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setPalette(true);
        return;
      }
      const command = commands.find((each) => each.matches?.(event) === true);
      if (command === undefined || (isDialog && command.isInDialogs !== true)) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, [commands, setPalette]);
}
