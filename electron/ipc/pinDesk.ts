import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { PinQuestion, PinSource } from '../domain/ports/pinSource.ts';
import type { Emit } from './desk.ts';

/** PINs asked of the person at the window, each question answered at most once. */
export interface PinDesk extends PinSource {
  /** Null where the PIN is typed on the reader. */
  readonly answer: (questionId: string, pin: string | null) => Result<Record<string, never>>;
  readonly cancel: (questionId: string) => Result<Record<string, never>>;
  /** Every open question is given up: the window is gone. */
  readonly cancelAll: () => void;
  /**
   * Gives up every open question, and each that comes until the answer is called: what is being closed waits for what
   * is under way, which may still ask, and nobody is there to reply.
   */
  readonly suspend: () => () => void;
}

type Settle = (pin: Result<Uint8Array>) => void;

/**
 * Makes the desk at which PINs are asked. A PIN exists here only between its arrival and the call that uses it:
 * it is turned into bytes the receiver zeroes, and never kept, repeated or logged.
 */
export function createPinDesk(emit: Emit, freshId: () => string): PinDesk {
  const open = new Map<string, Settle>();
  let suspensions = 0;

  function close(questionId: string, pin: Result<Uint8Array>): Result<Record<string, never>> {
    const settle = open.get(questionId);
    if (settle === undefined) return fail(appError('window/pin-not-asked', {}));
    open.delete(questionId);
    emit('pin.closed', { questionId });
    settle(pin);
    return ok({});
  }

  const cancelled = (): Result<Uint8Array> => fail(appError('card/pin-cancelled', {}));

  function cancelAll(): void {
    for (const questionId of [...open.keys()]) close(questionId, cancelled());
  }

  return {
    ask: ({ purpose, reason, token, certificate, isForOneUse }: PinQuestion) =>
      new Promise((settle) => {
        if (suspensions > 0) {
          settle(cancelled());
          return;
        }
        const questionId = freshId();
        open.set(questionId, settle);
        emit('pin.requested', {
          questionId,
          purpose,
          reason,
          holder: certificate.holderName,
          notAfter: certificate.notAfter,
          isRevocationUnverified: certificate.revocation?.kind === 'unverified',
          minLength: token.minPinLength,
          maxLength: token.maxPinLength,
          warning: token.pinWarning,
          isOnReader: token.pinOnReader,
          reader: token.reader,
          isForOneUse,
        });
      }),
    answer: (questionId, pin) => close(questionId, ok(new TextEncoder().encode(pin ?? ''))),
    cancel: (questionId) => close(questionId, cancelled()),
    cancelAll,
    suspend: () => {
      suspensions += 1;
      cancelAll();
      return () => {
        suspensions -= 1;
      };
    },
  };
}
