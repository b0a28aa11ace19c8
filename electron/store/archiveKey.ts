import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { archiveFiles } from './archiveFiles.ts';
import { keyLength } from './databaseConnection.ts';
import { renameDurably } from './durableFile.ts';
import { readKeyFile, writeKeyFile, type KeyWraps } from './keyFile.ts';
import { newWraps, openPassphraseWrap, openRecoveryWrap, passphraseWrap } from './keyWraps.ts';
import { parseRecoveryCode } from './recoveryCode.ts';
import { onDisk } from './onDisk.ts';

/** A key just made, with the code to print: it is shown once and kept nowhere. */
export interface NewArchiveKey {
  readonly key: Uint8Array;
  readonly recoveryCode: string;
}

/**
 * Makes a random 256-bit key for the archive of a folder, wrapped under a passphrase and under a recovery code.
 * Refused where there already is a key (`archive/key-file-exists`) or a database without one
 * (`archive/key-missing`): a new key would never open it.
 */
export function createArchiveKey(
  directory: string,
  passphrase: string,
): Promise<Result<NewArchiveKey>> {
  return onDisk(async () => {
    const files = archiveFiles(directory);
    if (existsSync(files.wrappedKey)) return fail(appError('archive/key-file-exists', {}));
    const remains = [files.database, files.keyCheck, files.backups, files.journal];
    if (remains.some((file) => existsSync(file))) return fail(appError('archive/key-missing', {}));
    const key = new Uint8Array(randomBytes(keyLength));
    const { wraps, recoveryCode } = await newWraps(key, passphrase);
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeKeyFile(files.wrappedKey, wraps);
    return ok({ key, recoveryCode });
  });
}

/** The archive's key by its passphrase: `archive/wrong-passphrase`, `-/key-missing` or `-/key-file-unreadable`. */
export function unwrapArchiveKey(
  directory: string,
  passphrase: string,
): Promise<Result<Uint8Array>> {
  return onDisk(() =>
    unwrapped(directory, async (wraps) => {
      const key = await openPassphraseWrap(wraps, passphrase);
      return key === null ? fail(appError('archive/wrong-passphrase', {})) : ok(key);
    }),
  );
}

/**
 * The archive's key by its printed recovery code. Where the key file is gone, damaged or of another archive, the copy
 * among the backups serves, so that folder and code are enough; a key file of another archive is set aside then.
 */
export function recoverArchiveKey(
  directory: string,
  recoveryCode: string,
): Promise<Result<Uint8Array>> {
  return onDisk(async () => {
    const entropy = parseRecoveryCode(recoveryCode);
    if (!entropy.ok) return entropy;
    const opened = await recoverable(directory, (wraps) => openedByCode(wraps, entropy.value));
    if (opened.ok || opened.error.code !== 'archive/wrong-recovery-code') return opened;
    return (await openedByCopy(directory, entropy.value)) ?? opened;
  });
}

async function openedByCode(wraps: KeyWraps, entropy: Uint8Array): Promise<Result<Uint8Array>> {
  if (wraps.recovery === null) return fail(appError('archive/recovery-absent', {}));
  const key = await openRecoveryWrap(wraps, entropy);
  return key === null ? fail(appError('archive/wrong-recovery-code', {})) : ok(key);
}

/** The key by the copy, which then takes the place of a key file the code does not open; null where it is no help. */
async function openedByCopy(
  directory: string,
  entropy: Uint8Array,
): Promise<Result<Uint8Array> | null> {
  const { wrappedKey, wrappedKeyCopy } = archiveFiles(directory);
  const copy = existsSync(wrappedKeyCopy) ? readKeyFile(wrappedKeyCopy) : null;
  if (copy?.ok !== true) return null;
  const opened = await openedByCode(copy.value, entropy);
  if (!opened.ok) return null;
  renameDurably(
    wrappedKey,
    `${wrappedKey}.aside-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`,
  );
  writeKeyFile(wrappedKey, copy.value);
  return opened;
}

/** Gives the archive another passphrase, the key and the recovery code staying the same; a lost key file is made again. */
export function changePassphrase(
  directory: string,
  key: Uint8Array,
  passphrase: string,
): Promise<Result<void>> {
  return onDisk(() =>
    recoverable(directory, async ({ recovery }) => {
      const wrap = await passphraseWrap(key, passphrase);
      writeKeyFile(archiveFiles(directory).wrappedKey, { passphrase: wrap, recovery });
      return ok();
    }),
  );
}

/**
 * What lies in the folder, looked at from outside: nothing, or an archive with its key.
 * `archive/key-missing` where data has no key, `archive/key-file-unreadable` where the key is damaged.
 */
export function lookForArchive(directory: string): Promise<Result<'nothing' | 'sealed'>> {
  return onDisk(() => {
    const files = archiveFiles(directory);
    const data = [files.database, files.keyCheck, files.backups, files.journal];
    if (!existsSync(files.wrappedKey)) {
      const isEmpty = !data.some((file) => existsSync(file));
      return Promise.resolve(isEmpty ? ok('nothing') : fail(appError('archive/key-missing', {})));
    }
    const wraps = readKeyFile(files.wrappedKey);
    return Promise.resolve(wraps.ok ? ok('sealed') : wraps);
  });
}

async function unwrapped<Value>(
  directory: string,
  use: (wraps: KeyWraps) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const { wrappedKey } = archiveFiles(directory);
  if (!existsSync(wrappedKey)) return fail(appError('archive/key-missing', {}));
  const wraps = readKeyFile(wrappedKey);
  return wraps.ok ? use(wraps.value) : wraps;
}

/**
 * The sealed key, from the copy among the backups where the key file cannot be read: `archive/key-missing` or
 * `archive/key-file-unreadable` where neither serves. Throws what the disk answers.
 */
export function readPresentWraps(directory: string): Result<KeyWraps> {
  const { wrappedKey, wrappedKeyCopy } = archiveFiles(directory);
  const first = existsSync(wrappedKey) ? readKeyFile(wrappedKey) : null;
  if (first?.ok === true) return first;
  const second = existsSync(wrappedKeyCopy) ? readKeyFile(wrappedKeyCopy) : null;
  return second ?? first ?? fail(appError('archive/key-missing', {}));
}

/** As `unwrapped`, from the copy where the key file cannot be read. */
async function recoverable<Value>(
  directory: string,
  use: (wraps: KeyWraps) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const wraps = readPresentWraps(directory);
  return wraps.ok ? use(wraps.value) : wraps;
}
