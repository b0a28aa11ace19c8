import type { Card } from '../../../electron/card/createCard.ts';

/** A card of some make for the conformance suite, and what can be done to it. */
export interface CardRig {
  readonly pins: { readonly access: string; readonly signature: string };
  /** The adapter under test, the same for the whole suite: starting a card process is slow. */
  card(): Card;
  /** Pulls the card; absent where nothing can be pulled. */
  readonly remove?: () => void;
  readonly insert?: () => Promise<void>;
  /** Arranges that the card is pulled while it computes the next signature. */
  readonly removeAtNextSignature?: () => void;
  /** Puts in a card that locks at the third wrong PIN; absent where none does. */
  readonly useLockingCard?: () => Promise<void>;
}
