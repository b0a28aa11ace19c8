import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

const names: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
  linux: 'electron',
};

/**
 * Electron's binary: in the folder `ELECTRON_OVERRIDE_DIST_PATH` names, else where its own command puts it
 * (`npx install-electron`); null where there is none.
 */
export function electronBinary(): string | null {
  const chosen = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const installed = join(root, 'node_modules', 'electron');
  const pathFile = join(installed, 'path.txt');
  const name = existsSync(pathFile)
    ? readFileSync(pathFile, 'utf8').trim()
    : (names[process.platform] ?? 'electron');
  const binary = join(chosen ?? join(installed, 'dist'), name);
  return existsSync(binary) ? binary : null;
}
