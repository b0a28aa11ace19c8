import type { Result } from '../../../shared/errors/result.ts';
import type { CardCertificate, CardKeyPurpose, CardToken } from './card.ts';

/** What the person is told while being asked for a PIN. */
export interface PinQuestion {
  readonly purpose: CardKeyPurpose;
  readonly token: CardToken;
  readonly certificate: CardCertificate;
  /** Why the PIN is needed, in Italian, e.g. the patient and the operation. */
  readonly reason: string;
  /** The card wants its PIN at each use of the key: this one is good for a single signature. */
  readonly isForOneUse: boolean;
}

/** Where a PIN comes from: a dialog, a terminal, a pipe. Answers `card/pin-cancelled` when the person gives up. */
export interface PinSource {
  /** The PIN as bytes, none where it is typed on the reader; the receiver zeroes them after use. */
  ask(question: PinQuestion): Promise<Result<Uint8Array>>;
}
