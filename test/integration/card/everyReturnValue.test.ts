import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../../electron/card/createCard.ts';
import { pkcs11ReturnValues } from '../../../electron/card/pkcs11ReturnValues.ts';
import type { CardCertificate } from '../../../electron/domain/ports/card.ts';
import { errorText } from '../../../shared/errors/appError.ts';
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

// One card process for the whole file: the script changes under it, call by call.
const fixture = createCardFixture();
let scripted: ScriptedCard;
let card: Card;
let access: CardCertificate;

beforeAll(async () => {
  scripted = await makeScriptedCard({ directory: `${fixture.root}/scripted`, pki: fixture.pki() });
  // The card is never pulled here: nothing is waited for.
  card = openCard(scripted, { removalGraceMs: 0 });
  access = await certificate(card, 'access');
});

afterAll(async () => {
  await card.close();
});

/** What the application asks of the card, from outside, in one go: a login and a signature. */
async function loginAndSign(): Promise<Result<unknown>> {
  const login = await card.login(access.tokenId, Buffer.from(scripted.pins.access));
  if (!login.ok) return login;
  return card.sign({
    fingerprint: access.fingerprint,
    mechanism: 'rsa-pkcs1',
    data: digestInfo,
  });
}

function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}

const hexadecimal = (number: number) => `0x${number.toString(16)}`;

const rows: readonly (readonly [name: string, number: number])[] = [
  ...[...pkcs11ReturnValues].map(([number, code]) => [code, number] as const),
  ['card/vendor-defined', 0x8000_0abc],
  ['card/unknown-return-value', 0x0000_1234],
];

describe('every return value, end to end', () => {
  it.each(rows)('%s at the signature (%i)', async (code, number) => {
    scripted.script(`C_Sign ${hexadecimal(number)}`);
    const result = await loginAndSign();
    scripted.script();
    expect(codeOf(result)).toBe(code);
    if (result.ok) return;
    expect(result.error.data).toEqual({ returnValue: number, call: 'C_Sign' });
    const { happened, meaning, next } = errorText(result.error);
    expect(Math.min(happened.length, meaning.length, next.length)).toBeGreaterThan(10);
    // Only what involves no PIN may be tried again by the program itself.
    expect(await loginAndSign()).toMatchObject({ ok: true });
  });
});

/** Functions whose failure changes nothing, and why. */
const harmless: Partial<Record<ScriptedFunction, string>> = {
  C_CloseSession: 'the work is done, and the module frees the session in its own time',
  C_GetAttributeValue: 'the key is found by its identifier, and its certificate was read before',
  C_GetInfo: 'only the diagnostics ask',
  C_GetMechanismList: 'only the capabilities ask',
  C_GetMechanismInfo: 'only the capabilities ask',
  C_GetSlotList: 'a token is asked for where it was last seen, before every reader is looked at',
  C_WaitForSlotEvent: 'the survey sees what there is without events',
};
const atStart: readonly ScriptedFunction[] = ['C_GetFunctionList', 'C_Initialize', 'C_Finalize'];
/** The functions a look at the readers calls. */
const lookedAt: readonly ScriptedFunction[] = [
  'C_GetSlotList',
  'C_GetSlotInfo',
  'C_GetTokenInfo',
  'C_WaitForSlotEvent',
];
const duringWork = scriptedFunctions.filter((name) => !atStart.includes(name));

describe('every return value at every call', () => {
  it.each(duringWork)('%s never breaks the application', async (name) => {
    value(await card.login(access.tokenId, Buffer.from(scripted.pins.access)));
    const seen = new Set<string>();
    for (const [, number] of rows) {
      scripted.script(`${name} ${hexadecimal(number)}`);
      seen.add(codeOf(await loginAndSign()));
      if (lookedAt.includes(name)) {
        const presence = await card.presence();
        expect(['readers', 'no-driver']).toContain(presence.kind);
      }
      scripted.script();
    }
    // Whatever happened, the card works as soon as the module does.
    expect(codeOf(await loginAndSign())).toBe('ok');
    if (name in harmless) expect([...seen]).toEqual(['ok']);
    else expect([...seen].some((code) => code !== 'ok')).toBe(true);
  });
});
