import type pkcs11 from 'pkcs11js';

/**
 * One `C_Login`. An empty PIN is not presented at all: the reader has a keyboard of its own and asks for it there
 * (PKCS#11 v2.40 §5.6, protected authentication path).
 */
export function presentPin(
  module: pkcs11.PKCS11,
  session: pkcs11.Handle,
  userType: number,
  pin: string,
): void {
  if (pin === '') module.C_Login(session, userType);
  else module.C_Login(session, userType, pin);
}
