import { cardCertificateErrors } from './card/cardCertificateErrors.ts';
import { cardModuleErrors } from './card/cardModuleErrors.ts';
import { cardPinErrors } from './card/cardPinErrors.ts';
import { cardRequestErrors } from './card/cardRequestErrors.ts';
import { cardTokenErrors } from './card/cardTokenErrors.ts';

/**
 * Errors of the card. Codes that stem from a PKCS#11 return value are named after it
 * (CKR_PIN_INCORRECT is `card/pin-incorrect`), one code for each value.
 */
export const cardErrors = {
  ...cardCertificateErrors,
  ...cardModuleErrors,
  ...cardPinErrors,
  ...cardRequestErrors,
  ...cardTokenErrors,
};
