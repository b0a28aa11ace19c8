import type { AppError, AppErrorCode } from '../../shared/errors/appError.ts';

/** What the window does about a signature that failed. Nothing is ever signed again without a PIN typed anew. */
export type AfterSigningFailure =
  /** The PIN typed was not the right one: it is asked again, with what is known of the attempts left. */
  | 'ask-again'
  /** The card is missing or taken: the signature goes on when it is back. */
  | 'wait-for-card'
  /** Several certificates, or none that may be used: the person sees them all with the reasons. */
  | 'choose-certificate'
  /** Only told: the person decides. */
  | 'tell';

const wrongPin: readonly AppErrorCode[] = [
  'card/pin-incorrect',
  'card/pin-invalid',
  'card/pin-len-range',
  'card/pin-not-digits',
  'card/pin-wrong-length',
  'card/user-already-logged-in',
];

const noCard: readonly AppErrorCode[] = [
  'card/device-removed',
  'card/token-not-present',
  'card/token-unknown',
  // Pulled after the certificate was chosen: a key with a PIN of its own is looked for anew at each signature.
  'card/certificate-unknown',
  'card/no-reader',
  'card/pcsc-unavailable',
  'card/slot-id-invalid',
  'card/session-handle-invalid',
  'card/session-closed',
  'certificate/no-card',
];

const givenUp: readonly AppErrorCode[] = ['card/pin-cancelled', 'document/signing-given-up'];

/** Whether the person gave up: nothing to tell. */
export function isGivenUp({ code }: AppError): boolean {
  return givenUp.includes(code);
}

/** Whether the card, not a document, is what stopped a signature. */
export function isOfTheCard({ code }: AppError): boolean {
  return code.startsWith('card/') || code === 'certificate/no-card';
}

/** What follows from a failure of a signature. */
export function afterSigningFailure({ code }: AppError): AfterSigningFailure {
  if (wrongPin.includes(code)) return 'ask-again';
  if (noCard.includes(code)) return 'wait-for-card';
  return code.startsWith('certificate/') ? 'choose-certificate' : 'tell';
}
