import pkcs11 from 'pkcs11js';
import type { AppErrorCode } from '../../shared/errors/appError.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { CardToken } from '../domain/ports/card.ts';
import { attempt } from './pkcs11Failure.ts';

/** PIN lengths admitted where the token states none that can be believed. */
const SANE_PIN_LENGTH = { min: 4, max: 16 };

/** A token that answers now, with what only the card process needs to know of it. */
export interface PresentToken {
  readonly token: CardToken;
  /** Valid only until the next enumeration: slot ids change when readers come and go. */
  readonly slot: pkcs11.Handle;
  readonly loginRequired: boolean;
}

function sane(length: number, otherwise: number): number {
  return length >= SANE_PIN_LENGTH.min && length <= SANE_PIN_LENGTH.max ? length : otherwise;
}

function pinWarning(flags: number): CardToken['pinWarning'] {
  if ((flags & pkcs11.CKF_USER_PIN_LOCKED) !== 0) return 'locked';
  if ((flags & pkcs11.CKF_USER_PIN_FINAL_TRY) !== 0) return 'final-try';
  return (flags & pkcs11.CKF_USER_PIN_COUNT_LOW) !== 0 ? 'count-low' : 'none';
}

/** A fixed-length field without its padding: blanks, or NUL with some makers. */
export function fieldText(field: string): string {
  return field.replace(/[\s\0]+$/u, '').trim();
}

function presentToken(
  module: pkcs11.PKCS11,
  slot: pkcs11.Handle,
  info: pkcs11.TokenInfo,
): PresentToken {
  const label = fieldText(info.label);
  const serialNumber = fieldText(info.serialNumber);
  return {
    slot,
    loginRequired: (info.flags & pkcs11.CKF_LOGIN_REQUIRED) !== 0,
    token: {
      // The two PIN domains of one card may share a serial number: the label tells them apart.
      tokenId: `${serialNumber}/${label}`,
      label,
      serialNumber,
      manufacturer: fieldText(info.manufacturerID),
      model: fieldText(info.model),
      reader: fieldText(module.C_GetSlotInfo(slot).slotDescription),
      minPinLength: sane(info.minPinLen, SANE_PIN_LENGTH.min),
      maxPinLength: sane(info.maxPinLen, SANE_PIN_LENGTH.max),
      pinWarning: pinWarning(info.flags),
      pinOnReader: (info.flags & pkcs11.CKF_PROTECTED_AUTHENTICATION_PATH) !== 0,
    },
  };
}

/** A slot whose card was just pulled, or is of a kind this module does not know, is no token. */
const EMPTY_SLOT: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>([
  'card/token-not-present',
  'card/token-not-recognized',
  'card/slot-id-invalid',
]);

/** The token of a slot, or null where it was never initialised. */
export function tokenIn(module: pkcs11.PKCS11, slot: pkcs11.Handle): Result<PresentToken | null> {
  return attempt(() => {
    const info = module.C_GetTokenInfo(slot);
    const initialised = (info.flags & pkcs11.CKF_TOKEN_INITIALIZED) !== 0;
    return initialised ? presentToken(module, slot, info) : null;
  });
}

/** A card being read may add slots between the two calls that ask for their number and for themselves. */
const SLOT_LIST_TRIES = 3;

/** The slots of the module, all of them or those with a token. */
export function slotList(
  module: pkcs11.PKCS11,
  withToken: boolean,
): Result<readonly pkcs11.Handle[]> {
  let slots = attempt(() => module.C_GetSlotList(withToken));
  for (let tried = 1; tried < SLOT_LIST_TRIES; tried += 1) {
    if (slots.ok || slots.error.code !== 'card/buffer-too-small') break;
    slots = attempt(() => module.C_GetSlotList(withToken));
  }
  return slots;
}

/**
 * The initialised tokens of every reader, in the module's order. An unknown card in one reader does not hide
 * a good one in another; where it is the only one, its error is the answer.
 */
export function presentTokens(module: pkcs11.PKCS11): Result<readonly PresentToken[]> {
  const slots = slotList(module, true);
  if (!slots.ok) return slots;
  const found: PresentToken[] = [];
  let unknownCard: Result<never> | null = null;
  for (const slot of slots.value) {
    const token = tokenIn(module, slot);
    if (token.ok) {
      if (token.value !== null) found.push(token.value);
    } else if (!EMPTY_SLOT.has(token.error.code)) {
      return token;
    } else if (token.error.code === 'card/token-not-recognized') {
      unknownCard = token;
    }
  }
  return found.length === 0 && unknownCard !== null ? unknownCard : ok(found);
}
