import { appError, type AppError } from '../../shared/errors/appError.ts';
import type { CardKeyPurpose, CardPresence, ReaderState } from './ports/card.ts';

/** States of a reader whose own error tells more than that there is no card. */
const telling: readonly ReaderState[] = ['in-use', 'unreadable', 'unknown-card'];

/**
 * Why no certificate can be seen, told as near to the cause as it is known: the system's service, the driver, the
 * reader, the card that is there and cannot be used, at last the card that is missing.
 */
export function absenceError(presence: CardPresence, purpose: CardKeyPurpose): AppError {
  switch (presence.kind) {
    case 'no-service':
      return appError('card/pcsc-unavailable', {});
    case 'no-driver':
      return presence.error;
    case 'no-reader':
      return appError('card/no-reader', {});
    case 'reading':
    case 'not-answering':
      return appError('certificate/no-card', { purpose });
    case 'readers': {
      const told = telling
        .map((state) => presence.readers.find((reader) => reader.state === state)?.error)
        .find((error) => error !== undefined && error !== null);
      return told ?? appError('certificate/no-card', { purpose });
    }
  }
}
