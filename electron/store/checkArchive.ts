import { existsSync } from 'node:fs';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { archiveFiles } from './archiveFiles.ts';
import { openForReading } from './databaseConnection.ts';
import { proveEncrypted } from './encryptionProof.ts';
import { guardedCall } from './guardedCall.ts';
import { runCheck } from './integrityCheck.ts';

/**
 * Reads the whole database of a folder and answers what is wrong with it: `archive/locked` where another process has
 * it open, `archive/corrupt` where it does not pass.
 */
export function checkArchive(directory: string, key: Uint8Array): Result<void> {
  return guardedCall(() => {
    const { database: file } = archiveFiles(directory);
    if (!existsSync(file)) return fail(appError('archive/database-missing', { found: [] }));
    proveEncrypted(file);
    const database = openForReading(file, key);
    try {
      const findings = runCheck(database, 'integrity_check');
      return findings.length === 0 ? ok() : fail(appError('archive/corrupt', { findings }));
    } finally {
      database.close();
    }
  });
}
