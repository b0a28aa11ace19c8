import { rmSync } from 'node:fs';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok } from '../../shared/errors/result.ts';
import { serveHosted } from '../process/serveHosted.ts';
import { differences, readFacts } from './archiveFacts.ts';
import { archiveFiles } from './archiveFiles.ts';
import { beginBackup, keepBackup, unfinishedBackup, verifyBackup } from './backup.ts';
import type { BackupFunctions } from './backupFunctions.ts';
import { copyDatabase } from './copyDatabase.ts';
import { copyElsewhere } from './copyElsewhere.ts';
import { makeStandalone, openForReading } from './databaseConnection.ts';
import { guardedCall, reportDefectsTo } from './guardedCall.ts';
import { onDisk } from './onDisk.ts';
import { openPendingKey } from './rekey/pendingKey.ts';
import { rekeyArchive } from './rekey/rekeyArchive.ts';
import type { StoreStarter } from './storeFunctions.ts';

/** The entry of the backup process: what takes long and reads the whole archive, beside the store process. */
const functions: BackupFunctions = {
  copy: ({ directory, name }) =>
    guardedCall(() => {
      const files = archiveFiles(directory);
      copyDatabase(files.database, beginBackup(files, name));
      return ok();
    }),
  accept: ({ directory, name, key, facts, at }) =>
    guardedCall(() => {
      const files = archiveFiles(directory);
      const unfinished = unfinishedBackup(files, name);
      makeStandalone(unfinished, key);
      verifyBackup(unfinished, key);
      const copy = openForReading(unfinished, key);
      try {
        const findings = differences(facts, readFacts(copy));
        if (findings.length > 0) return fail(appError('archive/backup-unsound', { findings }));
      } finally {
        copy.close();
      }
      keepBackup(files, name, new Date(at));
      return ok();
    }),
  discard: ({ directory, name }) =>
    guardedCall(() => {
      rmSync(unfinishedBackup(archiveFiles(directory), name), { force: true });
      return ok();
    }),
  carry: ({ directory, folder, settingsFile }) =>
    guardedCall(() => ok(copyElsewhere(directory, folder, settingsFile))),
  rekey: async ({ directory, key, recoveryCode, at }) => {
    const to = await onDisk(() => openPendingKey(directory, recoveryCode));
    if (!to.ok) return to;
    return guardedCall(() => {
      rekeyArchive(directory, key, to.value, new Date(at));
      return ok();
    });
  },
};

const starter = serveHosted<StoreStarter>(functions);
reportDefectsTo((defect) => {
  void starter.defect.asEvent(defect);
});
