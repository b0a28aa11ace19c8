import pkcs11 from 'pkcs11js';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PresentToken } from '../../../electron/card/presentTokens.ts';
import { createTokenSessions } from '../../../electron/card/tokenSessions.ts';

const CKS_RO_PUBLIC_SESSION = 0;
const CKS_RO_USER_FUNCTIONS = 1;
const CKR_SESSION_HANDLE_INVALID = 0xb3;

function handle(number: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(number);
  return bytes;
}

/** A module whose session handles are used again as soon as they are free, the lowest first. */
class ThriftyModule extends pkcs11.PKCS11 {
  readonly logins: string[] = [];
  readonly #sessions = new Map<string, Buffer>();
  readonly #loggedIn = new Set<string>();

  /** Pulls every card: sessions and logins are gone. */
  pull(): void {
    this.#sessions.clear();
    this.#loggedIn.clear();
  }

  #slotOf(session: Buffer): Buffer {
    const slot = this.#sessions.get(session.toString('hex'));
    if (slot !== undefined) return slot;
    throw new pkcs11.Pkcs11Error('CKR_SESSION_HANDLE_INVALID', CKR_SESSION_HANDLE_INVALID, '');
  }

  override C_OpenSession(slot: Buffer): Buffer {
    let number = 1;
    while (this.#sessions.has(handle(number).toString('hex'))) number += 1;
    this.#sessions.set(handle(number).toString('hex'), slot);
    return handle(number);
  }

  override C_CloseSession(session: Buffer): void {
    this.#sessions.delete(session.toString('hex'));
  }

  override C_GetSessionInfo(session: Buffer): pkcs11.SessionInfo {
    const slotID = this.#slotOf(session);
    const isLoggedIn = this.#loggedIn.has(slotID.toString('hex'));
    const state = isLoggedIn ? CKS_RO_USER_FUNCTIONS : CKS_RO_PUBLIC_SESSION;
    return { slotID, state, flags: 0, deviceError: 0 };
  }

  override C_Login(session: Buffer, _user: number, pin?: string): void {
    const slot = this.#slotOf(session).toString('hex');
    this.logins.push(`${pin ?? ''} in slot ${String(Buffer.from(slot, 'hex').readUInt32LE())}`);
    this.#loggedIn.add(slot);
  }

  override C_Logout(session: Buffer): void {
    this.#loggedIn.delete(this.#slotOf(session).toString('hex'));
  }
}

function token(slot: number, label: string): PresentToken {
  return {
    slot: handle(slot),
    loginRequired: true,
    token: {
      tokenId: `7430/${label}`,
      label,
      serialNumber: '7430',
      manufacturer: '',
      model: '',
      reader: 'Lettore',
      minPinLength: 5,
      maxPinLength: 8,
      pinWarning: 'none',
      pinOnReader: false,
    },
  };
}

describe('a session handle that was given to another token after the card was pulled', () => {
  const signature = token(1, 'firma');
  const access = token(2, 'accesso');
  let module: ThriftyModule;
  let sessions: ReturnType<typeof createTokenSessions>;

  beforeEach(() => {
    module = new ThriftyModule();
    sessions = createTokenSessions(module);
    // The handle kept for the signature is the first one; pulled and put back, the access token gets it.
    sessions.login(signature, '11223344');
    module.pull();
    sessions.login(access, '12345678');
  });

  it('never leads the PIN of one to the other', () => {
    sessions.login(signature, '11223344');
    expect(module.logins).toEqual([
      '11223344 in slot 1',
      '12345678 in slot 2',
      '11223344 in slot 1',
    ]);
    expect(sessions.isLoggedIn(access)).toBe(true);
  });

  it('does not count as a login of its own', () => {
    expect(sessions.isLoggedIn(signature)).toBe(false);
  });

  it('is left alone where its own token is logged out', () => {
    sessions.logout(signature.token.tokenId);
    expect(sessions.isLoggedIn(access)).toBe(true);
  });
});
