import { join } from 'node:path';
import { app, dialog, protocol, utilityProcess } from 'electron/main';
import { homeFolder } from '../headless/globalOptions.ts';
import { systemProxy } from './electronChannelSession.ts';
import { openApplication } from './openApplication.ts';
import { commandOf, performCommand } from './performCommand.ts';
import { refusedSwitches } from './refusedSwitches.ts';
import { shellTexts } from './shellTexts.ts';
import { utilityProcessHost } from './utilityProcessHost.ts';
import { windowScheme, windowSchemePrivileges } from './windowScheme.ts';

/* The entry: everything that has to be so before Electron is ready, in order. */

const args = process.argv.slice(app.isPackaged ? 1 : 2);
const command = commandOf(args);

/** A start that cannot go on says why and ends; nothing was opened yet. A command says it to who called it. */
function giveUp(reason: string, code: number): void {
  if (command === null) dialog.showErrorBox(shellTexts.programName, reason);
  else process.stderr.write(`${reason}\n`);
  app.exit(code);
}

function cannotStart(error: unknown): void {
  giveUp(shellTexts.cannotStart(error instanceof Error ? error.name : 'Error'), 1);
}

function startCommand(words: readonly string[]): void {
  app.dock?.hide();
  void app
    .whenReady()
    .then(() => {
      const host = utilityProcessHost((...options) => utilityProcess.fork(...options));
      return performCommand(words, { host, systemProxy });
    })
    .then((status) => {
      app.exit(status);
    })
    .catch(cannotStart);
}

function startWindow(): void {
  // A dump of a crashed process would hold patients' data: the crash reporter is never started, so none is written.
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme: windowScheme, privileges: windowSchemePrivileges },
  ]);
  void app
    .whenReady()
    .then(() => openApplication(home))
    .catch(cannotStart);
}

const home = homeFolder(undefined);
// What Chromium keeps of its own lies in the working folder too: one place to erase, one to leave behind. A command
// has a place of its own, because Chromium's cannot be shared by two programs.
app.setPath('userData', join(home, command === null ? 'window' : 'command'));
const [refused] = app.isPackaged ? refusedSwitches(args) : [];
if (refused !== undefined) giveUp(shellTexts.refusedSwitch(refused), 2);
else if (command !== null) startCommand(command);
else if (app.requestSingleInstanceLock()) startWindow();
// The one that runs already shows its window.
else app.exit(0);
