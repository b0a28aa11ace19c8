import { shellTexts } from './shellTexts.ts';

/** What the tray's menu can do. */
export interface TrayActions {
  readonly openWindow: () => void;
  readonly sendNow: () => void;
  readonly setStartAtLogin: (isOn: boolean) => void;
  readonly quit: () => void;
}

/** An entry of a menu, as Electron's template takes it. */
export interface MenuEntry {
  readonly label?: string;
  readonly type?: 'normal' | 'separator' | 'checkbox';
  readonly enabled?: boolean;
  readonly checked?: boolean;
  readonly click?: () => void;
}

/** The menu of the icon beside the clock. */
export function trayMenu(
  state: { readonly waiting: number; readonly startsAtLogin: boolean },
  actions: TrayActions,
): MenuEntry[] {
  return [
    { label: shellTexts.waiting(state.waiting), enabled: false },
    { label: shellTexts.openWindow, click: actions.openWindow },
    { label: shellTexts.sendNow, enabled: state.waiting > 0, click: actions.sendNow },
    { type: 'separator' },
    {
      label: shellTexts.startAtLogin,
      type: 'checkbox',
      checked: state.startsAtLogin,
      click: () => {
        actions.setStartAtLogin(!state.startsAtLogin);
      },
    },
    { type: 'separator' },
    { label: shellTexts.quit, click: actions.quit },
  ];
}
