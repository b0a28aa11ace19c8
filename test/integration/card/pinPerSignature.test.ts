import { verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../../electron/card/createCard.ts';
import { signUnlocked } from '../../../electron/domain/cardAccess.ts';
import type { CardCertificate } from '../../../electron/domain/ports/card.ts';
import type { PinSource } from '../../../electron/domain/ports/pinSource.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok } from '../../../shared/errors/result.ts';
import { makeScriptedCard, type ScriptedCard } from '../../cards/scripted/scriptedCard.ts';
import {
  certificate,
  createCardFixture,
  digestInfo,
  message,
  openCard,
  publicKey,
  value,
} from '../../support/card/cardFixture.ts';

/** A person who types these PINs, one for each question, and then gives up. */
function typing(...pins: readonly string[]): PinSource & { readonly asked: () => number } {
  let asked = 0;
  return {
    asked: () => asked,
    ask: () => {
      const pin = pins[asked];
      asked += 1;
      return Promise.resolve(
        pin === undefined ? fail(appError('card/pin-cancelled', {})) : ok(Buffer.from(pin)),
      );
    },
  };
}

const order = {
  purpose: 'signature',
  reason: 'Firma di prova',
  mechanism: 'rsa-pkcs1',
  data: digestInfo,
} as const;

const fixture = createCardFixture();

describe('a key that wants its PIN at each use', () => {
  let scripted: ScriptedCard;
  let card: Card;
  let signature: CardCertificate;

  beforeAll(async () => {
    scripted = await makeScriptedCard({
      directory: `${fixture.root}/each-use`,
      pki: fixture.pki(),
      quirks: { alwaysAuthenticate: true },
    });
    card = openCard(scripted);
    signature = await certificate(card, 'signature');
  });

  afterAll(async () => {
    await card.close();
  });

  it('signs with the PIN asked for once more, for this signature alone', async () => {
    const pin = scripted.pins.signature;
    const first = typing(pin, pin);
    const signed = value(await signUnlocked(card, first, signature, order));
    expect(verify('sha256', message, publicKey(signature), signed)).toBe(true);
    expect(first.asked()).toBe(2);
    const second = typing(pin);
    value(await signUnlocked(card, second, signature, order));
    expect(second.asked()).toBe(1);
  });

  it('is never given a wrong PIN twice', async () => {
    scripted.forgetCalls();
    const person = typing('99999999', scripted.pins.signature);
    expect(await signUnlocked(card, person, signature, order)).toMatchObject({
      error: { code: 'card/pin-incorrect' },
    });
    expect(person.asked()).toBe(1);
    expect(scripted.calls().filter((call) => call === 'C_Login')).toHaveLength(1);
  });

  it('signs nothing when the person gives up', async () => {
    scripted.forgetCalls();
    expect(await signUnlocked(card, typing(), signature, order)).toMatchObject({
      error: { code: 'card/pin-cancelled' },
    });
    expect(scripted.calls()).not.toContain('C_Sign');
  });
});

describe('a reader with keys', () => {
  it('is given no PIN: what is typed there signs', async () => {
    const scripted = await makeScriptedCard({
      directory: `${fixture.root}/keypad`,
      pki: fixture.pki(),
    });
    // PKCS#11 v2.40, CKF_PROTECTED_AUTHENTICATION_PATH.
    scripted.script('token-flags 0x100', `keypad ${scripted.pins.signature}`);
    const card = openCard(scripted);
    try {
      const signature = await certificate(card, 'signature');
      const signed = value(await signUnlocked(card, typing(''), signature, order));
      expect(verify('sha256', message, publicKey(signature), signed)).toBe(true);
    } finally {
      await card.close();
    }
  });
});

describe('a login that another program ends', () => {
  it('is asked for again, once, and the signature is made', async () => {
    const scripted = await makeScriptedCard({
      directory: `${fixture.root}/ended-login`,
      pki: fixture.pki(),
    });
    const card = openCard(scripted);
    try {
      const signature = await certificate(card, 'signature');
      const pin = scripted.pins.signature;
      scripted.script('logout-after-sign');
      value(await signUnlocked(card, typing(pin), signature, order));
      const person = typing(pin);
      value(await signUnlocked(card, person, signature, order));
      expect(person.asked()).toBe(1);

      // The card is logged in by its own word, and still wants the PIN when it signs.
      scripted.script('C_SignInit 0x101');
      value(await card.login(signature.tokenId, Buffer.from(pin)));
      const again = typing(pin);
      expect(await signUnlocked(card, again, signature, order)).toMatchObject({
        error: { code: 'card/user-not-logged-in' },
      });
      expect(again.asked()).toBe(1);
    } finally {
      await card.close();
    }
  });
});
