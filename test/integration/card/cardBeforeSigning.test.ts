import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  certificate,
  createCardFixture,
  digestInfo,
  value,
} from '../../support/card/cardFixture.ts';

const SPY_CANDIDATES = [
  '/usr/lib/x86_64-linux-gnu/pkcs11-spy.so',
  '/usr/lib/aarch64-linux-gnu/pkcs11-spy.so',
];
const spyModule = SPY_CANDIDATES.find((candidate) => existsSync(candidate));
const fixture = createCardFixture();

describe('before any PIN', () => {
  it('lists tokens and judged certificates, leaving out uninitialised slots', async () => {
    const card = fixture.open(fixture.plain());
    const tokens = value(await card.tokens());
    expect(tokens.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['CNS', 'FIRMA DIGITALE']),
    );
    expect(tokens).toHaveLength(2);
    expect(tokens.every(({ pinWarning }) => pinWarning === 'none')).toBe(true);

    const access = await certificate(card, 'access');
    expect(access).toMatchObject({
      refusedBecause: null,
      holderCodiceFiscale: 'MNZLSN99E05F205J',
      fingerprint: createHash('sha256').update(fixture.pki().certDer('cns-auth')).digest('hex'),
      tokenId: tokens.find(({ label }) => label === 'CNS')?.tokenId,
    });
    expect(Buffer.from(access.der).equals(fixture.pki().certDer('cns-auth'))).toBe(true);
    expect((await certificate(card, 'signature')).tokenId).not.toBe(access.tokenId);
  });

  it.each([
    ['signature-expired', 'expired'],
    ['signature-not-qualified', 'not-qualified'],
    ['signature-short-key', 'key-too-short'],
    ['signature-no-nonrepudiation', 'key-usage-unknown'],
  ] as const)('shows %s as refused because %s', async (name, reason) => {
    const card = fixture.open(await fixture.softwareCard({ signatureName: name }));
    const fingerprint = createHash('sha256').update(fixture.pki().certDer(name)).digest('hex');
    const found = value(await card.certificates()).find((each) => each.fingerprint === fingerprint);
    expect(found?.refusedBecause).toBe(reason);
  });
});

describe('the PIN', () => {
  it('is refused when wrong, once, and zeroed', async () => {
    const software = await fixture.softwareCard();
    const card = fixture.open(software);
    const { tokenId } = await certificate(card, 'signature');
    const pin = Buffer.from('99999999');
    expect(await card.login(tokenId, pin)).toMatchObject({
      ok: false,
      error: { code: 'card/pin-incorrect', retry: 'user' },
    });
    expect([...pin]).toEqual(new Array(8).fill(0));
    expect(value(await card.isLoggedIn(tokenId))).toBe(false);
    const warned = value(await card.tokens()).find((token) => token.tokenId === tokenId);
    expect(warned?.pinWarning).toBe('count-low');
  });

  it('never reaches the card when it is empty, short or not made of digits', async () => {
    const card = fixture.open(await fixture.softwareCard());
    const { tokenId } = await certificate(card, 'signature');
    for (const pin of ['', '123', '12a456', '1'.repeat(17)]) {
      const result = await card.login(tokenId, Buffer.from(pin));
      expect(result).toMatchObject({ ok: false });
      if (!result.ok) expect(result.error.code).toMatch(/pin-(wrong-length|not-digits)$/u);
    }
    // SoftHSM raises its flag at the first wrong PIN it sees.
    expect(value(await card.tokens()).every(({ pinWarning }) => pinWarning === 'none')).toBe(true);
  });

  it('opens one token and not the other, is verified again at each login, and ends with logout', async () => {
    const card = fixture.open(fixture.plain());
    const access = await certificate(card, 'access');
    const signature = await certificate(card, 'signature');
    const pin = Buffer.from(fixture.plain().pins.access);
    value(await card.login(access.tokenId, pin));
    expect([...pin]).toEqual(new Array(8).fill(0));
    expect(value(await card.isLoggedIn(access.tokenId))).toBe(true);
    expect(value(await card.isLoggedIn(signature.tokenId))).toBe(false);

    expect(await card.login(access.tokenId, Buffer.from('00000000'))).toMatchObject({
      error: { code: 'card/pin-incorrect' },
    });
    expect(value(await card.isLoggedIn(access.tokenId))).toBe(false);

    value(await card.login(access.tokenId, Buffer.from(fixture.plain().pins.access)));
    value(await card.logout());
    expect(value(await card.isLoggedIn(access.tokenId))).toBe(false);
  });

  it.skipIf(spyModule === undefined)(
    'is presented exactly once (seen by pkcs11-spy of OpenSC)',
    async () => {
      const software = await fixture.softwareCard();
      const trace = join(fixture.root, 'trace.log');
      const card = fixture.open(software, {
        modulePath: spyModule ?? '',
        environment: {
          ...software.environment,
          PKCS11SPY: software.modulePath,
          PKCS11SPY_OUTPUT: trace,
        },
      });
      const found = await certificate(card, 'signature');
      expect(await card.login(found.tokenId, Buffer.from('99999999'))).toMatchObject({
        error: { code: 'card/pin-incorrect' },
      });
      const calls = (name: string): number =>
        readFileSync(trace, 'utf8').split(`: ${name}\n`).length - 1;
      expect(calls('C_Login')).toBe(1);

      value(await card.login(found.tokenId, Buffer.from(software.pins.signature)));
      value(
        await card.sign({
          fingerprint: found.fingerprint,
          mechanism: 'rsa-pkcs1',
          data: digestInfo,
        }),
      );
      expect(calls('C_Login')).toBe(2);
      expect(calls('C_SignInit')).toBe(1);
      expect(calls('C_Sign')).toBe(1);
    },
  );
});
