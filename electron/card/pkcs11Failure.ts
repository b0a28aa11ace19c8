import pkcs11 from 'pkcs11js';
import { appError, type AppError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { codeOfReturnValue } from './pkcs11ReturnValues.ts';

/**
 * A failure the module itself reported, as an error of the catalogue. Anything else is a defect and is thrown again.
 * `call` names the function where the addon does not: it forgets it for what runs asynchronously.
 */
export function pkcs11Failure(error: unknown, call = ''): AppError {
  if (!(error instanceof pkcs11.Pkcs11Error)) throw error;
  const { code: returnValue, method } = error;
  return appError(codeOfReturnValue(returnValue), { returnValue, call: method || call });
}

/** What the addon leaves as it came out of the native code, "NAME:number" (pkcs11js 2.1.7, C_FindObjects). */
export function asPkcs11Error(error: unknown, call: string): unknown {
  const raw = error instanceof Error ? /^(CKR_\w+):(\d+)$/u.exec(error.message) : null;
  return raw === null ? error : new pkcs11.Pkcs11Error(raw[1] ?? '', Number(raw[2]), call);
}

/** Runs PKCS#11 calls; a return value other than CKR_OK becomes an error value. */
export function attempt<Value>(calls: () => Value): Result<Value> {
  try {
    return ok(calls());
  } catch (error) {
    return fail(pkcs11Failure(error));
  }
}
