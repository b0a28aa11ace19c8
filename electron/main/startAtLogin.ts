import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Starting with the computer: on or off. The program then starts without a window, beside the clock. */
export interface StartAtLogin {
  isOn(): boolean;
  set(isOn: boolean): void;
}

/** The argument of a start with the computer: no window until somebody wants one. */
export const hiddenStart = '--hidden';

/** The part of Electron's `app` that does it on Windows and macOS. */
export interface LoginItems {
  getLoginItemSettings(options: { args: string[] }): { openAtLogin: boolean };
  setLoginItemSettings(settings: { openAtLogin: boolean; args: string[] }): void;
}

/** On Windows and macOS the system keeps the list. */
export function systemStartAtLogin(items: LoginItems): StartAtLogin {
  const args = [hiddenStart];
  return {
    isOn: () => items.getLoginItemSettings({ args }).openAtLogin,
    set: (isOn) => {
      items.setLoginItemSettings({ openAtLogin: isOn, args });
    },
  };
}

/** A path quoted for `Exec` (Desktop Entry Specification 1.5, "The Exec key"). */
function quoted(path: string): string {
  return `"${path.replace(/["`$\\]/g, String.raw`\$&`).replaceAll('%', '%%')}"`;
}

/** On Linux a file of the autostart folder (Desktop Application Autostart Specification 0.5). */
export function desktopStartAtLogin(file: string, program: string): StartAtLogin {
  const content = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Sintesi',
    `Exec=${quoted(program)} ${hiddenStart}`,
    'Terminal=false',
    '',
  ].join('\n');
  return {
    // A file that starts another place of the program, as after an update, is not on.
    isOn: () => existsSync(file) && readFileSync(file, 'utf8') === content,
    set: (isOn) => {
      if (!isOn) {
        rmSync(file, { force: true });
        return;
      }
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content, { mode: 0o644 });
    },
  };
}
