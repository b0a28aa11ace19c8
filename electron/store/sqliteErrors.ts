import Database from 'better-sqlite3-multiple-ciphers';
import { appError, type AppError } from '../../shared/errors/appError.ts';

/** Result codes of the engine by prefix (sqlite.org/rescode.html); the first row that matches decides. */
const errorsByPrefix: readonly (readonly [prefix: string, error: (code: string) => AppError])[] = [
  ['SQLITE_FULL', () => appError('archive/disk-full', {})],
  ['SQLITE_BUSY', () => appError('archive/locked', {})],
  ['SQLITE_LOCKED', () => appError('archive/locked', {})],
  // The extended code of a WAL recovery another process is doing.
  ['SQLITE_PROTOCOL', () => appError('archive/locked', {})],
  ['SQLITE_READONLY', () => appError('archive/read-only', {})],
  ['SQLITE_CANTOPEN', (code) => appError('archive/io-failed', { reason: code })],
  // Page 1 does not authenticate: whether by key or by damage is decided by who knows the key check.
  ['SQLITE_NOTADB', (code) => appError('archive/corrupt', { findings: [code] })],
  ['SQLITE_CORRUPT', (code) => appError('archive/corrupt', { findings: [code] })],
  ['SQLITE_IOERR', (code) => appError('archive/io-failed', { reason: code })],
];

/** The error value of a failure of the database engine; an unlisted code keeps its name in `archive/failed`. */
export function errorOfSqliteCode(code: string): AppError {
  const row = errorsByPrefix.find(([prefix]) => code.startsWith(prefix));
  return row === undefined ? appError('archive/failed', { reason: code }) : row[1](code);
}

/** Errors of `node:fs` that have a cause of their own; the others are input-output failures. */
const errorsOfSystemCode: Readonly<Record<string, AppError>> = {
  ENOSPC: appError('archive/disk-full', {}),
  EDQUOT: appError('archive/disk-full', {}),
  EACCES: appError('archive/read-only', {}),
  EPERM: appError('archive/read-only', {}),
  EROFS: appError('archive/read-only', {}),
  EBUSY: appError('archive/locked', {}),
};

/** The error value of anything the engine or the file system threw; null when it is neither, that is, a defect. */
export function errorOfThrown(thrown: unknown): AppError | null {
  if (thrown instanceof Database.SqliteError) return errorOfSqliteCode(thrown.code);
  if (!(thrown instanceof Error)) return null;
  const code: unknown = Reflect.get(thrown, 'code');
  if (typeof code !== 'string' || Reflect.get(thrown, 'syscall') === undefined) return null;
  return errorsOfSystemCode[code] ?? appError('archive/io-failed', { reason: code });
}
