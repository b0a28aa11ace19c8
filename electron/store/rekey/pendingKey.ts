import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { archiveFiles } from '../archiveFiles.ts';
import { keyLength } from '../databaseConnection.ts';
import { readKeyFile, writeKeyFile, type KeyWraps } from '../keyFile.ts';
import { newWraps, openRecoveryWrap } from '../keyWraps.ts';
import { parseRecoveryCode } from '../recoveryCode.ts';

/** A key that opens nothing yet, with what will be its key file. */
export interface PendingKey {
  readonly key: Uint8Array;
  readonly wraps: KeyWraps;
}

/**
 * Makes a key for a change to come and keeps it sealed under the new passphrase and under a new recovery code, which is
 * answered: shown once, kept nowhere. Nothing changes before the code is typed again; a key prepared before is dropped.
 */
export async function prepareKey(directory: string, passphrase: string): Promise<string> {
  const key = new Uint8Array(randomBytes(keyLength));
  const { wraps, recoveryCode } = await newWraps(key, passphrase);
  key.fill(0);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  writeKeyFile(archiveFiles(directory).pendingKey, wraps);
  return recoveryCode;
}

/**
 * The prepared key by its code typed again: that the code opens it is what makes it believed.
 * `archive/rekey-not-prepared`, `-/rekey-code-different` or `-/recovery-code-malformed`.
 */
export async function openPendingKey(
  directory: string,
  recoveryCode: string,
): Promise<Result<PendingKey>> {
  const { pendingKey } = archiveFiles(directory);
  if (!existsSync(pendingKey)) return fail(appError('archive/rekey-not-prepared', {}));
  const wraps = readKeyFile(pendingKey);
  if (!wraps.ok) return fail(appError('archive/rekey-not-prepared', {}));
  const entropy = parseRecoveryCode(recoveryCode);
  if (!entropy.ok) return entropy;
  const key = await openRecoveryWrap(wraps.value, entropy.value);
  if (key === null) return fail(appError('archive/rekey-code-different', {}));
  return ok({ key, wraps: wraps.value });
}
