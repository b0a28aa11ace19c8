import { join } from 'node:path';
import { app, dialog, protocol } from 'electron/main';
import { homeFolder } from '../headless/globalOptions.ts';
import { openApplication } from './openApplication.ts';
import { refusedSwitches } from './refusedSwitches.ts';
import { shellTexts } from './shellTexts.ts';
import { windowScheme, windowSchemePrivileges } from './windowScheme.ts';

/* The entry: everything that has to be so before Electron is ready, in order. */

/** A start that cannot go on says why and ends; nothing was opened yet. */
function giveUp(reason: string, code: number): void {
  dialog.showErrorBox(shellTexts.programName, reason);
  app.exit(code);
}

const home = homeFolder(undefined);
// What Chromium keeps of its own lies in the working folder too: one place to erase, one to leave behind.
app.setPath('userData', join(home, 'window'));
const [refused] = app.isPackaged ? refusedSwitches(process.argv.slice(1)) : [];
if (refused !== undefined) {
  giveUp(shellTexts.refusedSwitch(refused), 2);
} else if (!app.requestSingleInstanceLock()) {
  // The one that runs already shows its window.
  app.exit(0);
} else {
  // A dump of a crashed process would hold patients' data: the crash reporter is never started, so none is written.
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme: windowScheme, privileges: windowSchemePrivileges },
  ]);
  void app
    .whenReady()
    .then(() => openApplication(home))
    .catch((error: unknown) => {
      giveUp(shellTexts.cannotStart(error instanceof Error ? error.name : 'Error'), 1);
    });
}
