import { fail } from '../../shared/errors/result.ts';
import type { ArchiveCustody } from '../domain/ports/archiveCustody.ts';
import type { ProcessHost } from '../domain/ports/processHost.ts';
import { archiveFiles } from './archiveFiles.ts';
import {
  changePassphrase,
  createArchiveKey,
  lookForArchive,
  recoverArchiveKey,
  reissueRecoveryCode,
  unwrapArchiveKey,
} from './archiveKey.ts';
import { checkBackup, listBackups, newestBackupAt, restoreBackup } from './backup.ts';
import { backupError } from './backupError.ts';
import type { StoreDefect } from './guardedCall.ts';
import { salvageElsewhere } from './salvage/salvageElsewhere.ts';
import { startBackupHelper } from './startBackupHelper.ts';

/** The custody of the archive kept in a folder; `onDefect` is told those of the process that salvages. */
export function createArchiveCustody(
  directory: string,
  host: ProcessHost,
  onDefect: (defect: StoreDefect) => void = () => undefined,
): ArchiveCustody {
  return {
    found: () => lookForArchive(directory),
    create: (passphrase) => createArchiveKey(directory, passphrase),
    unlock: (passphrase) => unwrapArchiveKey(directory, passphrase),
    recover: (recoveryCode) => recoverArchiveKey(directory, recoveryCode),
    changePassphrase: (key, passphrase) => changePassphrase(directory, key, passphrase),
    reissueRecoveryCode: (key) => reissueRecoveryCode(directory, key),
    backupFolder: archiveFiles(directory).backups,
    backups: () => listBackups(directory),
    newestBackupAt: () => newestBackupAt(directory),
    verifyBackup: (name, key) => checkBackup(directory, name, key),
    restoreBackup: (name, key, at) => restoreBackup(directory, name, key, at),
    salvage: (key, at, onProgress) =>
      salvageElsewhere({ host, onDefect }, { directory, key, at: at.toISOString() }, onProgress),
    copyTo: async (folder, settingsFile, signal) => {
      const helper = startBackupHelper(host, () => undefined);
      const end = (): void => void helper.end();
      signal.addEventListener('abort', end);
      try {
        const order = { directory, folder, settingsFile };
        const carried = await helper.call((client) => client.carry(order));
        return carried.ok ? carried : fail(backupError(carried.error, folder));
      } finally {
        signal.removeEventListener('abort', end);
        // Not waited for: a process that writes to a network that is gone may not end for minutes.
        end();
      }
    },
  };
}
