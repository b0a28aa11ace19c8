import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../../electron/card/createCard.ts';
import type { CardCertificate } from '../../../electron/domain/ports/card.ts';
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

/** Everything the application ever asks of a card; each answer's code. */
async function aDayAtTheDesk(): Promise<readonly string[]> {
  const { fingerprint, tokenId } = access;
  const results = [
    await card.driver(),
    await card.certificates(),
    await card.login(tokenId, Buffer.from(scripted.pins.access)),
    await card.capabilities(fingerprint),
    await card.sign({ fingerprint, mechanism: 'rsa-pkcs1', data: digestInfo }),
    await card.isLoggedIn(tokenId),
    await card.logout(),
  ];
  const presence = await card.presence();
  return [
    ...results.map((result) => (result.ok ? 'ok' : result.error.code)),
    presence.kind === 'no-driver' ? presence.error.code : presence.kind,
  ];
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
      const codes = await aDayAtTheDesk();
      expect(scripted.calls()).toContain(name);
      expect(codes).toContain('card/process-crashed');
      expect(processes).toBeGreaterThan(before);

      scripted.script();
      card.releaseQuarantine();
      value(await card.login(access.tokenId, Buffer.from(scripted.pins.access)));
      const { fingerprint } = access;
      value(await card.sign({ fingerprint, mechanism: 'rsa-pkcs1', data: digestInfo }));
    },
  );

  it('in C_Finalize does not stop the adapter from closing', async () => {
    value(await card.tokens());
    scripted.script('C_Finalize crash');
    await card.close();
    scripted.script();
    card.releaseQuarantine();
    expect(value(await card.tokens())).toHaveLength(2);
  });
});

describe('a module that hangs', () => {
  it.each(['C_GetSlotList', 'C_Login', 'C_Sign'] as const)(
    'in %s is ended at its time limit, and works again afterwards',
    async (name) => {
      const impatient = openCard(scripted, { timeouts: { list: 700, login: 700, sign: 700 } });
      try {
        const { fingerprint, tokenId } = access;
        value(await impatient.certificates());
        const login = await impatient.login(tokenId, Buffer.from(scripted.pins.access));
        expect(login.ok).toBe(true);
        scripted.script(`${name} hang`);
        const request = { fingerprint, mechanism: 'rsa-pkcs1', data: digestInfo } as const;
        const result =
          name === 'C_Login'
            ? await impatient.login(tokenId, Buffer.from(scripted.pins.access))
            : await impatient.sign(request);
        expect(result).toMatchObject({ error: { code: 'card/module-hung' } });
        scripted.script();
        value(await impatient.login(tokenId, Buffer.from(scripted.pins.access)));
        value(await impatient.sign(request));
      } finally {
        scripted.script();
        await impatient.close();
      }
    },
  );
});
