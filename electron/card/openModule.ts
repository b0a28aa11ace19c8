import { basename } from 'node:path';
import pkcs11 from 'pkcs11js';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { checkModuleFile } from './moduleFile.ts';
import { attempt } from './pkcs11Failure.ts';

function load(module: pkcs11.PKCS11, path: string): Result<void> {
  try {
    module.load(path);
    return ok();
  } catch (error) {
    // The addon passes the loader's text on, without a code; this symbol's name is the same everywhere.
    const text = error instanceof Error ? error.message : '';
    const code = text.includes('C_GetFunctionList')
      ? 'card/module-not-pkcs11'
      : 'card/module-load-error';
    return fail(appError(code, { module: basename(path) }));
  }
}

function initialise(module: pkcs11.PKCS11): Result<void> {
  const locking = attempt(() => {
    module.C_Initialize({ flags: pkcs11.CKF_OS_LOCKING_OK });
  });
  if (locking.ok || locking.error.code === 'card/cryptoki-already-initialized') return ok();
  // Some modules know no locking flags (PKCS#11 v2.40 §5.4): every call is serialised anyway.
  if (locking.error.code !== 'card/cant-lock' && locking.error.code !== 'card/arguments-bad') {
    return locking;
  }
  return attempt(() => {
    module.C_Initialize();
  });
}

/** Loads and initialises the PKCS#11 module at an absolute path. One module for each process. */
export function openModule(path: string): Result<pkcs11.PKCS11> {
  const checked = checkModuleFile(path);
  if (!checked.ok) return checked;
  const module = new pkcs11.PKCS11();
  const loaded = load(module, path);
  if (!loaded.ok) return loaded;
  const initialised = initialise(module);
  return initialised.ok ? ok(module) : initialised;
}
