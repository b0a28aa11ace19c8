import { existsSync, rmSync } from 'node:fs';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { archiveFiles } from './archiveFiles.ts';
import { readPresentWraps } from './archiveKey.ts';
import { keepKeyFileCopy, readKeyFile, writeKeyFile } from './keyFile.ts';
import { openRecoveryWrap, recoveryWrap } from './keyWraps.ts';
import { onDisk } from './onDisk.ts';
import { parseRecoveryCode } from './recoveryCode.ts';

/**
 * Makes another recovery code for the same key and answers it: shown once, kept nowhere. The one printed before opens
 * the archive until this one is typed again; a code prepared before is dropped.
 */
export function prepareRecoveryCode(directory: string, key: Uint8Array): Promise<Result<string>> {
  return onDisk(async () => {
    const present = readPresentWraps(directory);
    if (!present.ok) return present;
    const { wrap: recovery, recoveryCode } = await recoveryWrap(key);
    writeKeyFile(archiveFiles(directory).pendingCode, { ...present.value, recovery });
    return ok(recoveryCode);
  });
}

/**
 * Puts the prepared code in the place of the one printed before, which opens nothing any more, also where the copy among
 * the backups is read. That the code typed again opens the key of now is what makes it believed; it is recorded then, and
 * what cannot be recorded is not done.
 * `archive/new-code-not-prepared`, `-/new-code-different` or `-/recovery-code-malformed`.
 */
export function confirmRecoveryCode(
  directory: string,
  key: Uint8Array,
  recoveryCode: string,
  record: () => Promise<Result<void>>,
): Promise<Result<void>> {
  return onDisk(async () => {
    const files = archiveFiles(directory);
    const prepared = existsSync(files.pendingCode) ? readKeyFile(files.pendingCode) : null;
    if (prepared?.ok !== true) return fail(appError('archive/new-code-not-prepared', {}));
    const entropy = parseRecoveryCode(recoveryCode);
    if (!entropy.ok) return entropy;
    const opened = await openRecoveryWrap(prepared.value, entropy.value);
    if (opened === null) return fail(appError('archive/new-code-different', {}));
    const isOfNow = Buffer.from(opened).equals(key);
    opened.fill(0);
    // The key was changed meanwhile, and its change brought a code of its own.
    if (!isOfNow) return fail(appError('archive/new-code-not-prepared', {}));
    const present = readPresentWraps(directory);
    if (!present.ok) return present;
    const recorded = await record();
    if (!recorded.ok) return recorded;
    const { recovery } = prepared.value;
    writeKeyFile(files.wrappedKey, { ...present.value, recovery });
    keepKeyFileCopy(files.wrappedKey, files.wrappedKeyCopy);
    rmSync(files.pendingCode, { force: true });
    return ok();
  });
}
