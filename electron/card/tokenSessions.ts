import pkcs11 from 'pkcs11js';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { PresentToken } from './presentTokens.ts';
import { attempt } from './pkcs11Failure.ts';
import { presentPin } from './presentPin.ts';

/**
 * Our sessions: for each token one that stays open and carries the login (PKCS#11 v2.40 §2.6.8: login belongs
 * to the application, and ends with its last session). Work is done in short sessions of its own, so that
 * an operation left active by a failure never outlives it.
 */
export interface TokenSessions {
  /** Whether the token accepts our private-key operations now. */
  isLoggedIn(present: PresentToken): boolean;
  /**
   * Presents a PIN once, even where the token was already logged in: this PIN is what is being verified. An empty
   * one has it typed on the reader.
   */
  login(present: PresentToken, pin: string): Result<void>;
  /** Runs `work` in a session of its own and closes it, whatever happens. */
  within<Value>(
    present: PresentToken,
    work: (session: pkcs11.Handle) => Promise<Result<Value>>,
  ): Promise<Result<Value>>;
  /** Logs out of one token, or of every token for null. */
  logout(tokenId: string | null): void;
}

/** CKS_RO_USER_FUNCTIONS and CKS_RW_USER_FUNCTIONS, which the addon does not export. */
const LOGGED_IN_STATES = new Set([1, 3]);

/** A session that stays open, in the slot it was opened in. */
interface KeptSession {
  readonly session: pkcs11.Handle;
  readonly slot: pkcs11.Handle;
}

/** Opens and keeps sessions on the tokens of one module. */
export function createTokenSessions(module: pkcs11.PKCS11): TokenSessions {
  const kept = new Map<string, KeptSession>();

  /**
   * The state of a session that lives; null for one that does not. A card that was pulled, or reset by another program,
   * leaves a handle that answers nothing any more, or one that now is another session's: some modules (OpenSC) number
   * them by their place in memory, which is used again. No PIN may go to the token that one lies on.
   */
  function stateOf({ session, slot }: KeptSession): number | null {
    const facts = attempt(() => module.C_GetSessionInfo(session));
    return facts.ok && facts.value.slotID.equals(slot) ? facts.value.state : null;
  }

  function living({
    slot,
    token,
  }: PresentToken): { readonly session: pkcs11.Handle; readonly state: number } | null {
    const known = kept.get(token.tokenId);
    if (known?.slot.equals(slot) !== true) return null;
    const state = stateOf(known);
    return state === null ? null : { session: known.session, state };
  }

  function keptSession(present: PresentToken): Result<pkcs11.Handle> {
    const { slot, token } = present;
    const known = living(present);
    if (known !== null) return ok(known.session);
    kept.delete(token.tokenId);
    const opened = attempt(() => module.C_OpenSession(slot, pkcs11.CKF_SERIAL_SESSION));
    if (opened.ok) kept.set(token.tokenId, { session: opened.value, slot });
    return opened;
  }

  function isLoggedIn(present: PresentToken): boolean {
    const known = living(present);
    return known !== null && LOGGED_IN_STATES.has(known.state);
  }

  function loginOnce(session: pkcs11.Handle, pin: string): Result<void> {
    const outcome = attempt(() => {
      presentPin(module, session, pkcs11.CKU_USER, pin);
    });
    if (!outcome.ok && outcome.error.code === 'card/user-already-logged-in') {
      // The module kept a login we did not make: end it, so that the PIN asked again is really verified.
      attempt(() => {
        module.C_Logout(session);
      });
    }
    return outcome;
  }

  return {
    isLoggedIn,
    login(present, pin) {
      const session = keptSession(present);
      if (!session.ok) return session;
      if (isLoggedIn(present)) {
        const ended = attempt(() => {
          module.C_Logout(session.value);
        });
        if (!ended.ok) return ended;
      }
      return loginOnce(session.value, pin);
    },
    async within(present, work) {
      const anchor = keptSession(present);
      if (!anchor.ok) return anchor;
      const session = attempt(() => module.C_OpenSession(present.slot, pkcs11.CKF_SERIAL_SESSION));
      if (!session.ok) return session;
      try {
        return await work(session.value);
      } finally {
        attempt(() => {
          module.C_CloseSession(session.value);
        });
      }
    },
    logout(tokenId) {
      for (const [id, known] of kept) {
        if ((tokenId !== null && id !== tokenId) || stateOf(known) === null) continue;
        // A token that was not logged in answers with an error: either way nobody is logged in.
        attempt(() => {
          module.C_Logout(known.session);
        });
      }
    },
  };
}
