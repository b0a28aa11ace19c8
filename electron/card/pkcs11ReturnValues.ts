import type { AppErrorCode, AppErrorData } from '../../shared/errors/appError.ts';
import type { CardReturn } from '../../shared/errors/areas/card/returnedByModule.ts';

/** The codes of the catalogue that carry a PKCS#11 return value. */
export type CardReturnCode = {
  [Code in AppErrorCode]: AppErrorData<Code> extends CardReturn ? Code : never;
}[AppErrorCode];

/** Values with the top bit set belong to the module's maker (PKCS#11 v2.40 §11.1, CKR_VENDOR_DEFINED). */
const VENDOR_DEFINED = 0x80000000;

/**
 * PKCS#11 v2.40 return values (§11.1 and the header pkcs11t.h) and the error each becomes: one value, one error.
 * The code is the name of the constant without CKR_. CKR_OK is no error.
 */
export const pkcs11ReturnValues: ReadonlyMap<number, CardReturnCode> = new Map([
  [0x001, 'card/cancel'],
  [0x002, 'card/host-memory'],
  [0x003, 'card/slot-id-invalid'],
  [0x005, 'card/general-error'],
  [0x006, 'card/function-failed'],
  [0x007, 'card/arguments-bad'],
  [0x008, 'card/no-event'],
  [0x009, 'card/need-to-create-threads'],
  [0x00a, 'card/cant-lock'],
  [0x010, 'card/attribute-read-only'],
  [0x011, 'card/attribute-sensitive'],
  [0x012, 'card/attribute-type-invalid'],
  [0x013, 'card/attribute-value-invalid'],
  [0x020, 'card/data-invalid'],
  [0x021, 'card/data-len-range'],
  [0x030, 'card/device-error'],
  [0x031, 'card/device-memory'],
  [0x032, 'card/device-removed'],
  [0x050, 'card/function-canceled'],
  [0x054, 'card/function-not-supported'],
  [0x060, 'card/key-handle-invalid'],
  [0x062, 'card/key-size-range'],
  [0x063, 'card/key-type-inconsistent'],
  [0x068, 'card/key-function-not-permitted'],
  [0x070, 'card/mechanism-invalid'],
  [0x071, 'card/mechanism-param-invalid'],
  [0x082, 'card/object-handle-invalid'],
  [0x090, 'card/operation-active'],
  [0x091, 'card/operation-not-initialized'],
  [0x0a0, 'card/pin-incorrect'],
  [0x0a1, 'card/pin-invalid'],
  [0x0a2, 'card/pin-len-range'],
  [0x0a3, 'card/pin-expired'],
  [0x0a4, 'card/pin-locked'],
  [0x0b0, 'card/session-closed'],
  [0x0b1, 'card/session-count'],
  [0x0b3, 'card/session-handle-invalid'],
  [0x0b5, 'card/session-read-only'],
  [0x0b7, 'card/session-read-only-exists'],
  [0x0c0, 'card/signature-invalid'],
  [0x0e0, 'card/token-not-present'],
  [0x0e1, 'card/token-not-recognized'],
  [0x0e2, 'card/token-write-protected'],
  [0x100, 'card/user-already-logged-in'],
  [0x101, 'card/user-not-logged-in'],
  [0x102, 'card/user-pin-not-initialized'],
  [0x103, 'card/user-type-invalid'],
  [0x104, 'card/user-another-already-logged-in'],
  [0x121, 'card/random-no-rng'],
  [0x150, 'card/buffer-too-small'],
  [0x190, 'card/cryptoki-not-initialized'],
  [0x191, 'card/cryptoki-already-initialized'],
  [0x1b7, 'card/library-load-failed'],
  [0x200, 'card/function-rejected'],
]);

/** The error code for a return value; values of no table keep their number in the error's data. */
export function codeOfReturnValue(returnValue: number): CardReturnCode {
  if (returnValue >= VENDOR_DEFINED) return 'card/vendor-defined';
  return pkcs11ReturnValues.get(returnValue) ?? 'card/unknown-return-value';
}
