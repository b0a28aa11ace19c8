import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../../electron/card/createCard.ts';
import { makeScriptedCard, type ScriptedCard } from '../../cards/scripted/scriptedCard.ts';
import { createCardFixture, openCard, value } from '../../support/card/cardFixture.ts';

const fixture = createCardFixture();
let scripted: ScriptedCard;
let card: Card;
let isServiceRunning = true;

beforeAll(async () => {
  scripted = await makeScriptedCard({ directory: `${fixture.root}/scripted`, pki: fixture.pki() });
  card = openCard(scripted, { isServiceRunning: () => Promise.resolve(isServiceRunning) });
  value(await card.certificates());
});

afterAll(async () => {
  await card.close();
});

/** The states of the readers that are not blank slots of the software token, or why there are none. */
async function seen(): Promise<readonly string[]> {
  const presence = await card.presence();
  if (presence.kind !== 'readers') return [presence.kind];
  return presence.readers.map(({ state, error }) =>
    error === null ? state : `${state} ${error.code}`,
  );
}

describe('what a desk looks like', () => {
  it.each([
    ['a card in each reader', [], ['ready', 'ready', 'unknown-card']],
    ['empty readers', ['no-token'], ['empty', 'empty', 'empty']],
    ['no reader', ['no-reader'], ['no-reader']],
    ['a card of another kind', ['C_GetTokenInfo 0xe1'], ['unknown-card card/token-not-recognized']],
    ['a card kept by another program', ['C_GetTokenInfo 0xb1'], ['in-use card/session-count']],
    ['a dirty or mute card', ['C_GetTokenInfo 0x30'], ['unreadable card/device-error']],
    ['a reader that fails', ['C_GetSlotInfo 0x30'], ['unreadable card/device-error']],
    ['a card just pulled', ['C_GetTokenInfo 0xe0'], ['empty']],
    ['a driver that fails', ['C_GetSlotList 0x5'], ['no-driver']],
  ] as const)('%s', async (_, script, states) => {
    scripted.script(...script);
    const found = await seen();
    scripted.script();
    const expected: readonly string[] = states;
    expect(expected.length === 1 ? [...new Set(found)] : [...found].sort()).toEqual(expected);
  });

  it('without the service of the system, whatever the driver pretends', async () => {
    isServiceRunning = false;
    for (const line of ['no-reader', 'no-token', 'C_GetSlotList 0x5']) {
      scripted.script(line);
      expect(await seen()).toEqual(['no-service']);
    }
    scripted.script();
    // A card that answers proves more than a service that does not.
    expect(await seen()).toContain('ready');
    isServiceRunning = true;
  });

  it('tells the lowered counter and the last try as warnings, and still lets a person try', async () => {
    for (const [flags, warning] of [
      ['0x10000', 'count-low'],
      ['0x20000', 'final-try'],
      ['0x40000', 'locked'],
    ] as const) {
      scripted.script(`token-flags ${flags}`);
      const tokens = value(await card.tokens());
      expect(tokens.every(({ pinWarning }) => pinWarning === warning)).toBe(true);
      const [token] = tokens.filter(({ label }) => label === 'CNS');
      value(await card.login(token?.tokenId ?? '', Buffer.from(scripted.pins.access)));
    }
    scripted.script();
  });
});

describe('what an access key can do', () => {
  const raw = '0x3';
  const pss = '0xd';
  const pkcs1 = '0x1';

  it.each([
    ['everything', [], ['raw', 'pkcs1']],
    ['no raw signature, but PSS by the card', [`hide-mechanism ${raw}`], ['pss', 'pkcs1']],
    ['a raw signature that is listed and refused', [`refuse-mechanism ${raw}`], ['pss', 'pkcs1']],
    ['PKCS#1 v1.5 alone', [`hide-mechanism ${raw}`, `refuse-mechanism ${pss}`], ['pkcs1']],
    [
      'only whole messages',
      [`hide-mechanism ${raw}`, `hide-mechanism ${pss}`, `hide-mechanism ${pkcs1}`],
      ['sha256-pkcs1'],
    ],
  ] as const)('%s', async (_, script, verified) => {
    scripted.script(...script);
    // What was shown once is remembered by an adapter: each card here is a new one to it.
    const fresh = openCard(scripted);
    try {
      const access = value(await fresh.certificates()).find((each) => each.purpose === 'access');
      value(await fresh.login(access?.tokenId ?? '', Buffer.from(scripted.pins.access)));
      const shown = value(await fresh.capabilities(access?.fingerprint ?? ''));
      expect(shown.verified).toEqual(verified);
    } finally {
      scripted.script();
      await fresh.close();
    }
  });

  it('is tried again when the card contradicts it', async () => {
    const access = value(await card.certificates()).find((each) => each.purpose === 'access');
    const { fingerprint = '', tokenId = '' } = access ?? {};
    value(await card.login(tokenId, Buffer.from(scripted.pins.access)));
    expect(value(await card.capabilities(fingerprint)).verified).toEqual(['raw', 'pkcs1']);
    scripted.script(`refuse-mechanism ${raw}`);
    expect(value(await card.capabilities(fingerprint)).verified).toEqual(['raw', 'pkcs1']);
    const block = Buffer.alloc(256, 1);
    expect(await card.sign({ fingerprint, mechanism: 'rsa-raw', data: block })).toMatchObject({
      error: { code: 'card/mechanism-invalid' },
    });
    expect(value(await card.capabilities(fingerprint)).verified).toEqual(['pss', 'pkcs1']);
    scripted.script();
  });
});
