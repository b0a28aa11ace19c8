import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { ArchiveCustody } from '../domain/ports/archiveCustody.ts';
import type { ProcessHost } from '../domain/ports/processHost.ts';
import { archiveFiles } from './archiveFiles.ts';
import {
  changePassphrase,
  createArchiveKey,
  lookForArchive,
  recoverArchiveKey,
  unwrapArchiveKey,
} from './archiveKey.ts';
import { checkBackup, listBackups, newestBackupAt, restoreBackup } from './backup.ts';
import { checkArchive } from './checkArchive.ts';
import { backupError } from './backupError.ts';
import { guardedCall, type StoreDefect } from './guardedCall.ts';
import { onDisk } from './onDisk.ts';
import { confirmRecoveryCode, prepareRecoveryCode } from './renewRecoveryCode.ts';
import { completeRekey } from './rekey/completeRekey.ts';
import { formerCopies, removeFormerCopies } from './rekey/formerCopies.ts';
import { openPendingKey, prepareKey } from './rekey/pendingKey.ts';
import { salvageElsewhere } from './salvage/salvageElsewhere.ts';
import { startBackupHelper } from './startBackupHelper.ts';

/** The custody of the archive kept in a folder; `onDefect` is told those of the processes that do what takes long. */
export function createArchiveCustody(
  directory: string,
  host: ProcessHost,
  onDefect: (defect: StoreDefect) => void = () => undefined,
): ArchiveCustody {
  // A change of key that was cut off after it happened: its files are put in place before anything is read.
  const completed = guardedCall(() => {
    completeRekey(directory);
    return ok();
  });
  const whenComplete = <Value>(read: () => Promise<Result<Value>>): Promise<Result<Value>> =>
    completed.ok ? read() : Promise.resolve(completed);
  return {
    found: () => whenComplete(() => lookForArchive(directory)),
    create: (passphrase) => createArchiveKey(directory, passphrase),
    unlock: (passphrase) => whenComplete(() => unwrapArchiveKey(directory, passphrase)),
    recover: (recoveryCode) => whenComplete(() => recoverArchiveKey(directory, recoveryCode)),
    changePassphrase: (key, passphrase) => changePassphrase(directory, key, passphrase),
    prepareRecoveryCode: (key) => prepareRecoveryCode(directory, key),
    confirmRecoveryCode: (key, recoveryCode, record) =>
      confirmRecoveryCode(directory, key, recoveryCode, record),
    prepareRekey: (passphrase) => onDisk(async () => ok(await prepareKey(directory, passphrase))),
    confirmRekey: (recoveryCode) =>
      onDisk(async () => {
        const pending = await openPendingKey(directory, recoveryCode);
        if (!pending.ok) return pending;
        pending.value.key.fill(0);
        return ok();
      }),
    rekey: async (key, recoveryCode, at) => {
      const helper = startBackupHelper(host, onDefect);
      const order = { directory, key, recoveryCode, at: at.toISOString() };
      const changed = await helper.call((client) => client.rekey(order));
      await helper.end();
      // Also where the process died: whether the change happened is told by whether the new code opens the archive.
      const opened = await onDisk(() => {
        completeRekey(directory);
        return recoverArchiveKey(directory, recoveryCode);
      });
      if (changed.ok) return opened;
      const isChanged = opened.ok && !Buffer.from(opened.value).equals(key);
      return isChanged ? opened : changed;
    },
    formerCopies: () => formerCopies(directory),
    removeFormerCopies: () =>
      guardedCall(() => {
        removeFormerCopies(directory);
        return ok();
      }),
    backupFolder: archiveFiles(directory).backups,
    backups: () => listBackups(directory),
    newestBackupAt: () => newestBackupAt(directory),
    check: (key) => checkArchive(directory, key),
    verifyBackup: (name, key) => checkBackup(directory, name, key),
    restoreBackup: (name, key, at) => restoreBackup(directory, name, key, at),
    salvage: (key, at, onProgress) =>
      salvageElsewhere({ host, onDefect }, { directory, key, at: at.toISOString() }, onProgress),
    copyTo: async (folder, settingsFile, signal) => {
      const helper = startBackupHelper(host, onDefect);
      const end = (): void => void helper.end();
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
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
