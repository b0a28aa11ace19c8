import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { CardToken } from '../domain/ports/card.ts';

const ZERO = 0x30;
const NINE = 0x39;

/**
 * Checks a PIN before the card sees it: a call that must fail would burn an attempt, and an empty PIN is
 * counted as a wrong one. Where the PIN is typed on the reader there is nothing to check, and no PIN to be given.
 */
export function checkPin(token: CardToken, pin: Uint8Array): Result<void> {
  const { minPinLength: min, maxPinLength: max, pinOnReader } = token;
  if (pinOnReader && pin.length === 0) return ok();
  if (pin.length < min || pin.length > max) {
    return fail(appError('card/pin-wrong-length', { min, max }));
  }
  return pin.every((byte) => byte >= ZERO && byte <= NINE)
    ? ok()
    : fail(appError('card/pin-not-digits', {}));
}

/**
 * Lends the PIN as the string the PKCS#11 addon wants and zeroes the bytes afterwards. The string itself
 * cannot be wiped: it lives only inside this call, in the card process.
 */
export async function lendPin<Value>(
  pin: Uint8Array,
  use: (text: string) => Value | Promise<Value>,
): Promise<Value> {
  try {
    return await use(Buffer.from(pin.buffer, pin.byteOffset, pin.byteLength).toString('latin1'));
  } finally {
    pin.fill(0);
  }
}
