import pkcs11 from 'pkcs11js';
import { appError, type AppError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { codeOfReturnValue } from './pkcs11ReturnValues.ts';

/** A failure the module itself reported, as an error of the catalogue. Anything else is a defect and is thrown again. */
export function pkcs11Failure(error: unknown): AppError {
  if (!(error instanceof pkcs11.Pkcs11Error)) throw error;
  return appError(codeOfReturnValue(error.code), { returnValue: error.code, call: error.method });
}

/** Runs PKCS#11 calls; a return value other than CKR_OK becomes an error value. */
export function attempt<Value>(calls: () => Value): Result<Value> {
  try {
    return ok(calls());
  } catch (error) {
    return fail(pkcs11Failure(error));
  }
}
