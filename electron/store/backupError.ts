import { appError, type AppError } from '../../shared/errors/appError.ts';

/**
 * What a failure means when it is a backup's: the same full disk that would lose an operation only costs a copy here,
 * and the person must not be told otherwise. `folder` is where the copy was to go.
 */
export function backupError(error: AppError, folder: string): AppError {
  switch (error.code) {
    case 'archive/disk-full':
      return appError('archive/backup-disk-full', { folder });
    case 'archive/read-only':
      return appError('archive/backup-folder-unwritable', { folder });
    case 'archive/process-lost':
      return appError('archive/backup-interrupted', {});
    case 'archive/corrupt':
      return appError('archive/backup-unsound', { findings: error.data.findings });
    case 'archive/not-encrypted':
      return appError('archive/backup-unsound', { findings: ['not encrypted'] });
    case 'archive/io-failed':
    case 'archive/failed':
      return appError('archive/backup-failed', { reason: error.data.reason });
    default:
      return error;
  }
}
