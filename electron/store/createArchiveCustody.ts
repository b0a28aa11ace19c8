import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fail, ok } from '../../shared/errors/result.ts';
import type { ArchiveCustody } from '../domain/ports/archiveCustody.ts';
import { archiveFiles } from './archiveFiles.ts';
import {
  changePassphrase,
  createArchiveKey,
  lookForArchive,
  recoverArchiveKey,
  reissueRecoveryCode,
  unwrapArchiveKey,
} from './archiveKey.ts';
import { checkBackup, listBackups, restoreBackup } from './backup.ts';
import { writeFileAtomically } from './durableFile.ts';
import { salvageArchive } from './salvage/salvageArchive.ts';
import { errorOfThrown } from './sqliteErrors.ts';

/** The custody of the archive kept in a folder. */
export function createArchiveCustody(directory: string): ArchiveCustody {
  return {
    found: () => lookForArchive(directory),
    create: (passphrase) => createArchiveKey(directory, passphrase),
    unlock: (passphrase) => unwrapArchiveKey(directory, passphrase),
    recover: (recoveryCode) => recoverArchiveKey(directory, recoveryCode),
    changePassphrase: (key, passphrase) => changePassphrase(directory, key, passphrase),
    reissueRecoveryCode: (key) => reissueRecoveryCode(directory, key),
    backupFolder: archiveFiles(directory).backups,
    backups: () => listBackups(directory),
    verifyBackup: (name, key) => checkBackup(directory, name, key),
    restoreBackup: (name, key, at) => restoreBackup(directory, name, key, at),
    salvage: (key, at) => salvageArchive(directory, key, at),
    copyTo: (folder) => {
      try {
        const { wrappedKey, backups } = archiveFiles(directory);
        const [newest] = listBackups(directory);
        const wanted = [wrappedKey, ...(newest === undefined ? [] : [join(backups, newest)])];
        const files = wanted.filter((file) => existsSync(file));
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        for (const file of files) {
          writeFileAtomically(join(folder, basename(file)), readFileSync(file));
        }
        return Promise.resolve(ok(files.map((file) => basename(file))));
      } catch (thrown: unknown) {
        const known = errorOfThrown(thrown);
        if (known === null) throw thrown;
        return Promise.resolve(fail(known));
      }
    },
  };
}
