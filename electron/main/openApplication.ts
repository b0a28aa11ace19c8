import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  app,
  dialog,
  Menu,
  Notification,
  powerMonitor,
  safeStorage,
  utilityProcess,
  type BrowserWindow,
} from 'electron/main';
import { shell } from 'electron/common';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { createHouse } from '../headless/host/createHouse.ts';
import { loggedDefects } from '../headless/loggedDefects.ts';
import { closedInTime } from '../headless/workbench/closings.ts';
import { ownVersion } from '../headless/ownVersion.ts';
import { readSettings } from '../headless/readSettings.ts';
import type { Emit } from '../ipc/desk.ts';
import { createPinDesk } from '../ipc/pinDesk.ts';
import { carryContract, emitTo } from '../ipc/windowChannel.ts';
import { homeLogger } from '../log/homeLogger.ts';
import { programRoot } from '../process/programFiles.ts';
import { systemClock } from '../process/systemClock.ts';
import { systemRandomness } from '../process/systemRandomness.ts';
import { applicationMenu } from './applicationMenu.ts';
import { offerOsCertificate, openChannelSession, systemProxy } from './electronChannelSession.ts';
import { handleChannel } from './electronIpc.ts';
import { openTray } from './electronTray.ts';
import { openWindow, openWindowSession } from './electronWindow.ts';
import { countRequests } from './openRequests.ts';
import { osStoreChannel } from './osStoreChannel.ts';
import { whatClosingMeans } from './quitting.ts';
import { createSendingWatch, type Notice } from './sendingWatch.ts';
import { reactToSession } from './sessionEvents.ts';
import { shellTexts } from './shellTexts.ts';
import {
  desktopStartAtLogin,
  hiddenStart,
  systemStartAtLogin,
  type StartAtLogin,
} from './startAtLogin.ts';
import { createSystemKey } from './systemKey.ts';
import { systemVault } from './systemVault.ts';
import { openUpdates } from './updates/openUpdates.ts';
import { refusalToInstallNow } from './updates/updatePolicy.ts';
import { isSurgeryTime } from './updates/surgeryHours.ts';
import { utilityProcessHost } from './utilityProcessHost.ts';
import { watchLocking } from './watchLocking.ts';
import { createWindowKeeper } from './windowKeeper.ts';
import { windowOrigin } from './windowScheme.ts';

const icon = fileURLToPath(new URL('assets/icon/icon.png', programRoot));

/** The composition root of the desktop program: the same premises as the loopback host's, over Electron's parts. */
export async function openApplication(home: string): Promise<void> {
  let isQuitting = false;
  let isLeaving = false;
  /** Nothing is open any more: what ends the program now may. */
  let hasLeft = false;
  let isUpdateAskedFor = false;
  const logger = homeLogger(home);
  logger.log('program-started', {
    version: ownVersion(),
    node: process.version,
    platform: process.platform,
    arch: process.arch,
  });
  const session = openWindowSession();
  const keeper = createWindowKeeper<BrowserWindow>({
    open: () =>
      openWindow({
        session,
        icon,
        isPackaged: app.isPackaged,
        stateFile: join(home, 'window.json'),
      }),
    onOpened: () => void premises.occupied(),
    onClosed: () => {
      pins.cancelAll();
    },
    whatClosingMeans: () =>
      whatClosingMeans({ waiting: watch.waiting(), hasTray: tray !== null, isQuitting }),
    confirmLeaving: (window) => confirmLeaving(window, watch.waiting()),
    onStaying: () => {
      isQuitting = false;
    },
    onHidden: () => {
      notify(shellTexts.hiddenOnce);
    },
  });
  const updates = openUpdates(logger, ({ version }) => {
    notify(shellTexts.updateReady(version));
    void premises.settingsChanged(false);
  });
  const tell = emitTo(keeper.send);
  const locking = watchLocking();
  const listeners: Emit[] = [];
  const emit: Emit = (event, data) => {
    tell(event, data);
    for (const hear of listeners) hear(event, data);
    // A page that showed patients is not used again: its memory goes with it (reliability §5.10).
    if (event === 'app.standing' && locking.closesDesk(data)) keeper.renew();
  };
  const freshId = (): string => systemRandomness.uuid();
  const pins = createPinDesk(emit, freshId);
  const premises = await createHouse({
    workbench: {
      home,
      logger,
      officialPack: null,
      cardModule: null,
      host: utilityProcessHost((...args) => utilityProcess.fork(...args)),
      openAddress: (address) => shell.openExternal(address),
      systemProxy,
      osStoreChannel: osStoreChannel({ openSession: openChannelSession }),
    },
    systemKey: createSystemKey(
      (archive) => join(home, 'archive', archive, 'system-key.json'),
      systemVault(safeStorage, process.platform),
    ),
    pins,
    emit,
    binder: { correlationId: freshId, onDefect: loggedDefects(logger) },
    updateReady: () => updates?.ready() ?? null,
    installUpdate,
  });
  const { contract, underWay, settled } = countRequests(premises.contract);
  const ask = (verb: 'app.lock' | 'queue.wake'): void => void contract(verb, {});
  const notify = ({ title, body }: Notice): void => {
    const notification = new Notification({ title, body, icon });
    notification.on('click', keeper.show);
    notification.show();
  };
  const watch = createSendingWatch({
    contract,
    since: systemClock.now().toISOString(),
    isSeen: keeper.isSeen,
    notify,
    onWaiting: (count) => tray?.show(count),
  });
  listeners.push(watch.hear);
  const tray = openTray(icon, startAtLogin(), {
    openWindow: keeper.show,
    sendNow: () => {
      ask('queue.wake');
    },
    quit: () => {
      app.quit();
    },
  });

  carryContract({
    handle: handleChannel,
    contract,
    senders: { origin: windowOrigin, isOwnWindow: keeper.owns },
    onIntruder: (verb) => {
      logger.log('intruder', { verb });
    },
  });
  const menu = applicationMenu(process.platform);
  Menu.setApplicationMenu(menu === null ? null : Menu.buildFromTemplate(menu));
  offerOsCertificate(() => readSettings(premises.home()));
  reactToSession(powerMonitor, {
    lock: () => {
      ask('app.lock');
    },
    wakeQueue: () => {
      ask('queue.wake');
    },
    shutDown: () => {
      keeper.letGo();
      app.quit();
    },
  });

  /** Leaves for the version that waits, once the window has its answer. */
  async function installUpdate(): Promise<Result<void>> {
    await watch.refresh();
    const refusal = refusalToInstallNow({
      isDownloaded: (updates?.ready() ?? null) !== null,
      waiting: watch.waiting(),
      // This one is under way too.
      requestsUnderWay: underWay() - 1,
    });
    if (refusal !== null) return fail(refusal);
    isUpdateAskedFor = true;
    setImmediate(() => {
      app.quit();
    });
    return ok(undefined);
  }

  /**
   * Everything the window asked is answered first; then the queue, the helpers and, at the end, an update. Each step
   * has its time: a program nobody sees any more must not go on for ever and keep the next start from its place.
   */
  async function leave(): Promise<void> {
    pins.suspend();
    await closedInTime('answers', settled().then(watch.refresh), logger);
    const settings = await readSettings(premises.home());
    const facts = {
      waiting: watch.waiting(),
      requestsUnderWay: underWay(),
      isSurgeryTime:
        settings.ok && isSurgeryTime(systemClock.now(), settings.value.desk.surgeryHours),
      isAskedFor: isUpdateAskedFor,
    };
    await closedInTime('program', premises.leave(), logger);
    tray?.remove();
    logger.log('program-stopped', { uptimeMs: Math.round(process.uptime() * 1000) });
    hasLeft = true;
    if (updates?.installAtClosing(facts) === true) return;
    // Who asked for the new version and cannot have it now still wants the program back.
    if (isUpdateAskedFor) app.relaunch();
    app.exit(0);
  }

  app.on('second-instance', keeper.show);
  app.on('activate', keeper.show);
  app.on('before-quit', () => {
    isQuitting = true;
  });
  // With an icon beside the clock the window hides instead: when all are closed, that was meant.
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.on('will-quit', (event) => {
    // The updater quits once its installer runs: that one is not held back.
    if (hasLeft) return;
    event.preventDefault();
    if (isLeaving) return;
    isLeaving = true;
    void leave();
  });
  if (!process.argv.includes(hiddenStart)) keeper.show();
}

function startAtLogin(): StartAtLogin {
  if (process.platform !== 'linux') return systemStartAtLogin(app);
  const file = join(app.getPath('appData'), 'autostart', 'sintesi.desktop');
  return desktopStartAtLogin(file, process.env['APPIMAGE'] ?? process.execPath);
}

/** Says how many documents wait and asks whether to leave all the same; staying is the answer at hand. */
function confirmLeaving(owner: BrowserWindow, waiting: number): boolean {
  const question = shellTexts.quitQuestion(waiting);
  const answer = dialog.showMessageBoxSync(owner, {
    type: 'question',
    message: question.message,
    detail: question.detail,
    buttons: [question.stay, question.leave],
    defaultId: 0,
    cancelId: 0,
  });
  return answer === 1;
}
