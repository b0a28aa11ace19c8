import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../../electron/card/createCard.ts';
import type { CardCertificate } from '../../../electron/domain/ports/card.ts';
import type { Result } from '../../../shared/errors/result.ts';
import { makeScriptedCard, type ScriptedCard } from '../../cards/scripted/scriptedCard.ts';
import { scriptedFunctions, type ScriptedFunction } from '../../cards/scripted/scriptedModule.ts';
import {
  certificate,
  createCardFixture,
  digestInfo,
  openCard,
  value,
} from '../../support/card/cardFixture.ts';

const fixture = createCardFixture();
let scripted: ScriptedCard;
let card: Card;
let access: CardCertificate;
let processes = 0;

function freshCard(): Card {
  return openCard(scripted, { onProcess: () => (processes += 1) });
}

beforeAll(async () => {
  scripted = await makeScriptedCard({ directory: `${fixture.root}/scripted`, pki: fixture.pki() });
  card = freshCard();
  access = await certificate(card, 'access');
});

afterAll(async () => {
  await card.close();
});

function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}

/** Everything the application ever asks of a card, in order; each step answers its code. */
const aDayAtTheDesk: readonly (() => Promise<string>)[] = [
  async () => codeOf(await card.driver()),
  async () => codeOf(await card.certificates()),
  async () => codeOf(await card.login(access.tokenId, Buffer.from(scripted.pins.access))),
  async () => codeOf(await card.capabilities(access.fingerprint)),
  async () => codeOf(await signOnce(card)),
  async () => codeOf(await card.isLoggedIn(access.tokenId)),
  async () => codeOf(await card.logout()),
  async () => {
    const presence = await card.presence();
    return presence.kind === 'no-driver' ? presence.error.code : 'ok';
  },
];

function signOnce(adapter: Card): Promise<Result<Uint8Array>> {
  const { fingerprint } = access;
  return adapter.sign({ fingerprint, mechanism: 'rsa-pkcs1', data: digestInfo });
}

/** Goes on until a step is not `ok`, and answers its code. */
async function untilItFails(): Promise<string> {
  for (const step of aDayAtTheDesk) {
    const code = await step();
    if (code !== 'ok') return code;
  }
  return 'ok';
}

/** Ended while the adapter closes: there is no later call to notice it. */
const atTheEnd: readonly ScriptedFunction[] = ['C_Finalize'];

describe('a module that crashes', () => {
  it.each(scriptedFunctions.filter((name) => !atTheEnd.includes(name)))(
    'in %s takes its process with it and nothing else',
    async (name) => {
      // A fresh adapter, so that every call is made: nothing is known of the card yet.
      await card.close();
      card = freshCard();
      scripted.forgetCalls();
      scripted.script(`${name} crash`);
      const before = processes;
      expect(await untilItFails()).toBe('card/process-crashed');
      expect(scripted.calls()).toContain(name);

      // The same adapter goes on with the next process, as if nothing had happened.
      scripted.script();
      expect(await untilItFails()).toBe('ok');
      expect(processes).toBe(before + 2);
    },
  );

  it('in C_Finalize does not stop the adapter from closing, and closed it stays', async () => {
    value(await card.tokens());
    const before = processes;
    scripted.script('C_Finalize crash');
    await card.close();
    scripted.script();
    expect(await card.tokens()).toMatchObject({ ok: false, error: { code: 'card/closed' } });
    expect(processes).toBe(before);
  });
});

describe('a module that hangs', () => {
  it.each(['C_GetSlotList', 'C_Login', 'C_Sign'] as const)(
    'in %s is ended at its time limit, and works again afterwards',
    async (name) => {
      const impatient = openCard(scripted, { timeouts: { list: 2000, login: 2000, sign: 2000 } });
      try {
        const { tokenId } = access;
        value(await impatient.certificates());
        const login = await impatient.login(tokenId, Buffer.from(scripted.pins.access));
        expect(login.ok).toBe(true);
        scripted.script(`${name} hang`);
        const attempts = {
          C_GetSlotList: () => impatient.certificates(),
          C_Login: () => impatient.login(tokenId, Buffer.from(scripted.pins.access)),
          C_Sign: () => signOnce(impatient),
        };
        const result = await attempts[name]();
        expect(result).toMatchObject({ error: { code: 'card/module-hung' } });
        scripted.script();
        value(await impatient.login(tokenId, Buffer.from(scripted.pins.access)));
        value(await signOnce(impatient));
      } finally {
        scripted.script();
        await impatient.close();
      }
    },
  );
});

describe('a module that is slow', () => {
  it('and answers is not taken for one that hangs, however long a whole call takes', async () => {
    // Listing certificates opens and closes a session for each token: more than a second in all.
    const patient = openCard(scripted, { timeouts: { list: 1000 } });
    try {
      value(await patient.tokens());
      scripted.script('C_OpenSession delay 600', 'C_FindObjectsInit delay 600');
      const started = performance.now();
      expect(value(await patient.certificates()).length).toBeGreaterThan(0);
      expect(performance.now() - started).toBeGreaterThan(1200);
      scripted.script('C_GetSlotList delay 2000');
      expect(await patient.certificates()).toMatchObject({ error: { code: 'card/module-hung' } });
    } finally {
      scripted.script();
      await patient.close();
    }
  });

  it('is asked where a token was last seen before it has to look at every reader', async () => {
    const card = openCard(scripted);
    try {
      value(await card.login(access.tokenId, Buffer.from(scripted.pins.access)));
      value(await signOnce(card));
      scripted.forgetCalls();
      expect(value(await card.isLoggedIn(access.tokenId))).toBe(true);
      value(await signOnce(card));
      expect(scripted.calls()).toContain('C_Sign');
      expect(scripted.calls()).not.toContain('C_GetSlotList');
    } finally {
      await card.close();
    }
  });
});
