import { Menu, Tray } from 'electron/main';
import { shellTexts } from './shellTexts.ts';
import type { StartAtLogin } from './startAtLogin.ts';
import { trayMenu, type TrayActions } from './trayMenu.ts';

/** The icon beside the clock. */
export interface TrayIcon {
  readonly show: (waiting: number) => void;
  readonly remove: () => void;
}

/** Puts the icon beside the clock; null where the desktop has no such place. */
export function openTray(
  icon: string,
  startAtLogin: StartAtLogin,
  actions: Omit<TrayActions, 'setStartAtLogin'>,
): TrayIcon | null {
  let tray: Tray;
  try {
    tray = new Tray(icon);
  } catch {
    // A desktop without a tray: closing the window then quits, and says what waits.
    return null;
  }
  const show = (waiting: number): void => {
    tray.setToolTip(shellTexts.tooltip(waiting));
    const menu = trayMenu(
      { waiting, startsAtLogin: startAtLogin.isOn() },
      {
        ...actions,
        setStartAtLogin: (isOn) => {
          startAtLogin.set(isOn);
          show(waiting);
        },
      },
    );
    tray.setContextMenu(Menu.buildFromTemplate(menu));
  };
  tray.on('click', actions.openWindow);
  show(0);
  return {
    show,
    remove: () => {
      tray.destroy();
    },
  };
}
