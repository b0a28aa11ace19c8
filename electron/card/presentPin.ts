import type pkcs11 from 'pkcs11js';

/**
 * One `C_Login`. An empty PIN has no length: the reader has a keyboard of its own and asks for it there (PKCS#11 v2.40
 * §5.6, protected authentication path). The addon takes no call without a PIN, and cannot hand over a null pointer;
 * modules go by the length.
 */
export function presentPin(
  module: pkcs11.PKCS11,
  session: pkcs11.Handle,
  userType: number,
  pin: string,
): void {
  module.C_Login(session, userType, pin);
}
