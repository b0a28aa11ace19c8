import { createHash, randomBytes, verify } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../../electron/card/createCard.ts';
import type {
  CardCertificate,
  CardPresence,
  CardSignRequest,
} from '../../../electron/domain/ports/card.ts';
import { errorText } from '../../../shared/errors/appError.ts';
import type { Result } from '../../../shared/errors/result.ts';
import {
  certificate,
  digest,
  digestInfo,
  message,
  publicKey,
  sha256DigestInfo,
  value,
} from './cardFixture.ts';
import type { CardRig } from './cardRig.ts';

/** The code of a failure; fails the test on a success. */
function codeOf(result: Result<unknown>): string {
  if (result.ok) throw new Error('a failure was expected');
  expect(errorText(result.error).next.length).toBeGreaterThan(10);
  return result.error.code;
}

function documentRequest({ fingerprint }: CardCertificate): CardSignRequest {
  return { fingerprint, mechanism: 'rsa-pkcs1', data: digestInfo };
}

/** Resolves at the first presence told that is as wanted. */
export function presenceThat(
  card: Card,
  isWanted: (presence: CardPresence) => boolean,
): Promise<CardPresence> {
  return new Promise((resolve) => {
    const stop = card.watch((presence) => {
      if (!isWanted(presence)) return;
      resolve(presence);
      // The watch may be telling at once, from inside `watch` itself.
      queueMicrotask(() => {
        stop();
      });
    });
  });
}

/** Whether some reader is in a state. */
export function someReaderIs(state: string): (presence: CardPresence) => boolean {
  return (presence) =>
    presence.kind === 'readers' && presence.readers.some((reader) => reader.state === state);
}

/**
 * What every card must do behind the port, whatever its make: one suite, run on each rig. The rig is ready before
 * the first test; the tests follow one another on the same card, as a day at a desk does.
 */
export function describeCardPort(name: string, rig: () => CardRig): void {
  describe(`the card port on ${name}`, () => {
    let card: Card;
    let access: CardCertificate;
    let signature: CardCertificate;
    const pin = (purpose: 'access' | 'signature') => Buffer.from(rig().pins[purpose]);

    beforeAll(async () => {
      card = rig().card();
      access = await certificate(card, 'access');
      signature = await certificate(card, 'signature');
    });

    it('shows a reader with a card ready, whose it is and until when', async () => {
      const presence = await card.presence();
      const ready =
        presence.kind === 'readers'
          ? presence.readers.filter((each) => each.state === 'ready')
          : [];
      expect(ready.length).toBeGreaterThan(0);
      expect(ready.every(({ holder }) => holder?.name === 'ALESSANDRO MANZI')).toBe(true);
      // A card may show as two tokens, each with a key of its own; which comes first is its driver's affair.
      expect(ready.map(({ holder }) => holder?.accessUntil)).toContain(access.notAfter);
    });

    it('names its driver', async () => {
      expect(value(await card.driver()).standard).toMatch(/^[23]\.\d+$/u);
    });

    it('shows one token for each PIN, told apart, with lengths that can be believed', async () => {
      const tokens = value(await card.tokens());
      const ids = tokens.map(({ tokenId }) => tokenId);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining([access.tokenId, signature.tokenId]));
      expect(tokens.every((each) => each.minPinLength >= 4 && each.maxPinLength <= 16)).toBe(true);
    });

    it('judges the certificates before any PIN', () => {
      expect(access).toMatchObject({
        refusedBecause: null,
        holderCodiceFiscale: 'MNZLSN99E05F205J',
      });
      expect(signature).toMatchObject({ refusedBecause: null, keyType: 'rsa', keyBits: 2048 });
      expect(signature.tokenId).not.toBe(access.tokenId);
    });

    it('does not sign before the PIN, and says so', async () => {
      expect(codeOf(await card.sign(documentRequest(signature)))).toBe('card/user-not-logged-in');
    });

    it('never lets a PIN of a wrong form reach the card', async () => {
      expect(codeOf(await card.login(access.tokenId, Buffer.from('')))).toMatch(/wrong-length$/u);
      expect(codeOf(await card.login(access.tokenId, Buffer.from('12a456')))).toMatch(
        /not-digits$/u,
      );
    });

    it('refuses a wrong PIN once, clears it, and stays locked out', async () => {
      const wrong = Buffer.from('99999999');
      expect(codeOf(await card.login(access.tokenId, wrong))).toBe('card/pin-incorrect');
      expect([...wrong]).toEqual(new Array(8).fill(0));
      expect(value(await card.isLoggedIn(access.tokenId))).toBe(false);
    });

    it('signs with the key of each token after its own PIN', async () => {
      for (const [found, purpose] of [
        [access, 'access'],
        [signature, 'signature'],
      ] as const) {
        value(await card.login(found.tokenId, pin(purpose)));
        const signed = value(await card.sign(documentRequest(found)));
        expect(verify('sha256', message, publicKey(found), signed)).toBe(true);
      }
    });

    it('shows what the access key can do by trial, and never tries the signature key', async () => {
      const shown = value(await card.capabilities(access.fingerprint));
      expect(shown.verified).toEqual(['raw', 'pkcs1']);
      expect(shown.announced).toEqual(expect.arrayContaining(['raw', 'pkcs1']));
      expect(value(await card.capabilities(signature.fingerprint)).verified).toBeNull();
    });

    it('refuses what does not fit the key, and works afterwards', async () => {
      const { fingerprint } = access;
      const wrongType = { fingerprint, mechanism: 'ecdsa', data: digest } as const;
      const wrongLength = { fingerprint, mechanism: 'rsa-raw', data: digest } as const;
      expect(codeOf(await card.sign(wrongType))).toBe('card/key-type-mismatch');
      expect(codeOf(await card.sign(wrongLength))).toBe('card/data-wrong-length');
      value(await card.sign(documentRequest(access)));
    });

    it('has a name for what is not there', async () => {
      const nowhere = { ...documentRequest(access), fingerprint: '0'.repeat(64) };
      expect(codeOf(await card.sign(nowhere))).toBe('card/certificate-unknown');
      expect(codeOf(await card.login('0/NESSUNO', pin('access')))).toBe('card/token-unknown');
    });

    it('keeps signatures asked for at once apart', async () => {
      const messages = Array.from({ length: 8 }, () => randomBytes(64));
      const signed = await Promise.all(
        messages.map((each) => {
          const hash = createHash('sha256').update(each).digest();
          return card.sign({
            ...documentRequest(access),
            data: Buffer.concat([sha256DigestInfo, hash]),
          });
        }),
      );
      messages.forEach((each, index) => {
        const answer = signed[index];
        if (answer === undefined) throw new Error('an answer is missing');
        expect(verify('sha256', each, publicKey(access), value(answer))).toBe(true);
      });
    });

    it('forgets one login and leaves the other', async () => {
      value(await card.logout(signature.tokenId));
      expect(value(await card.isLoggedIn(signature.tokenId))).toBe(false);
      expect(value(await card.isLoggedIn(access.tokenId))).toBe(true);
      value(await card.logout());
      expect(codeOf(await card.sign(documentRequest(access)))).toBe('card/user-not-logged-in');
    });

    it('tells a removal and an insertion to those who watch, and wants the PIN again', async (test) => {
      const { remove, insert } = rig();
      if (remove === undefined || insert === undefined) return test.skip('nothing can be pulled');
      value(await card.login(access.tokenId, pin('access')));
      const removed = presenceThat(card, someReaderIs('removed'));
      await presenceThat(card, someReaderIs('ready'));
      remove();
      await removed;
      expect(codeOf(await card.login(access.tokenId, pin('access')))).toBe('card/token-unknown');
      await insert();
      await presenceThat(card, someReaderIs('ready'));
      expect(value(await card.isLoggedIn(access.tokenId))).toBe(false);
      expect(codeOf(await card.sign(documentRequest(access)))).toBe('card/user-not-logged-in');
    });

    it('pulled in the middle of a signature says so; put back it signs after the PIN', async (test) => {
      const { removeAtNextSignature, insert } = rig();
      if (removeAtNextSignature === undefined || insert === undefined) {
        return test.skip('nothing can be pulled');
      }
      value(await card.login(access.tokenId, pin('access')));
      removeAtNextSignature();
      expect(codeOf(await card.sign(documentRequest(access)))).toBe('card/device-removed');
      await insert();
      await presenceThat(card, someReaderIs('ready'));
      value(await card.login(access.tokenId, pin('access')));
      const signed = value(await card.sign(documentRequest(access)));
      expect(verify('sha256', message, publicKey(access), signed)).toBe(true);
    });

    it('locks at the third wrong PIN and says it of the right one too', async (test) => {
      const { useLockingCard } = rig();
      if (useLockingCard === undefined) return test.skip('no card of this make locks');
      await useLockingCard();
      const { tokenId } = await certificate(card, 'access');
      const codes: string[] = [];
      for (let attempt = 0; attempt < 3; attempt += 1) {
        codes.push(codeOf(await card.login(tokenId, Buffer.from('99999999'))));
      }
      codes.push(codeOf(await card.login(tokenId, pin('access'))));
      const [wrong, locked] = ['card/pin-incorrect', 'card/pin-locked'];
      expect(codes).toEqual([wrong, wrong, locked, locked]);
    });
  });
}
