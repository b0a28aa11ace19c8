import { app } from 'electron/main';
import updater from 'electron-updater';
import type { UpdateView } from '../../../shared/ipc/standingViews.ts';
import { ownVersion } from '../../headless/ownVersion.ts';
import type { Logger } from '../../log/createLogger.ts';
import { createUpdateDesk, type UpdateDesk } from './updateDesk.ts';

/** Looking again is worth it a few times a day. */
const CHECK_EVERY_MS = 6 * 60 * 60 * 1000;

/**
 * Starts looking for updates where the program is installed; the address and the publishers are written into the
 * installed program by its build, never read from settings. Null where there is nothing to update.
 */
export function openUpdates(
  logger: Logger,
  onReady: (update: UpdateView) => void,
): UpdateDesk | null {
  if (!app.isPackaged) return null;
  const desk = createUpdateDesk({
    updater: updater.autoUpdater,
    currentVersion: ownVersion(),
    onReady,
    onFailure: (error) => {
      logger.log('update-failed', { reason: error instanceof Error ? error.name : 'Error' });
    },
  });
  setInterval(() => void desk.check(), CHECK_EVERY_MS).unref();
  void desk.check();
  return desk;
}
