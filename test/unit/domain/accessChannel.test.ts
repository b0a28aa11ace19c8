import { describe, expect, it } from 'vitest';
import { createAccessChannel } from '../../../electron/domain/accessChannel.ts';
import type { CardCertificate, CardPort, CardToken } from '../../../electron/domain/ports/card.ts';
import type { GatewayTransport } from '../../../electron/domain/ports/transport.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';

const doctor = 'MNZLSN99E05F205J';

const token: CardToken = {
  tokenId: '7430/CNS',
  label: 'CNS',
  serialNumber: '7430',
  manufacturer: '',
  model: '',
  reader: 'Lettore',
  minPinLength: 4,
  maxPinLength: 8,
  pinWarning: 'none',
  pinOnReader: false,
};

const certificate: CardCertificate = {
  fingerprint: 'a'.repeat(64),
  tokenId: token.tokenId,
  der: new Uint8Array([1]),
  purpose: 'access',
  refusedBecause: null,
  holderName: 'ALESSANDRO MANZI',
  holderCodiceFiscale: doctor,
  issuerName: 'CA',
  notBefore: '2020-01-01T00:00:00.000Z',
  notAfter: '2040-01-01T00:00:00.000Z',
  keyType: 'rsa',
  keyBits: 2048,
};

/** A card that can be pulled and put back; only what the channel asks of it. */
function pluggableCard() {
  const state = { isIn: true, isLoggedIn: false, logins: 0 };
  const gone = (): Result<never> =>
    fail(appError('card/token-unknown', { tokenId: token.tokenId }));
  const card = {
    certificates: () => Promise.resolve(ok(state.isIn ? [certificate] : [])),
    presence: () => Promise.resolve({ kind: 'no-reader' as const }),
    tokens: () => Promise.resolve(ok([token])),
    isLoggedIn: () => Promise.resolve(state.isIn ? ok(state.isLoggedIn) : gone()),
    login: () => {
      state.logins += 1;
      state.isLoggedIn = true;
      return Promise.resolve(ok());
    },
  } satisfies Partial<CardPort>;
  return {
    port: card as unknown as CardPort,
    state,
    pull: () => Object.assign(state, { isIn: false, isLoggedIn: false }),
    insert: () => Object.assign(state, { isIn: true }),
  };
}

function channelOver(card: ReturnType<typeof pluggableCard>) {
  const events: string[] = [];
  const channel = createAccessChannel({
    card: () => Promise.resolve(ok(card.port)),
    pins: {
      ask: () => {
        events.push('pin');
        return Promise.resolve(ok(new TextEncoder().encode('12345678')));
      },
    },
    wish: { purpose: 'access', codiceFiscale: doctor, fingerprint: null },
    connect: () => {
      events.push('connect');
      const transport: GatewayTransport = {
        exchange: () => Promise.reject(new Error('never called here')),
        close: () => {
          events.push('close');
          return Promise.resolve();
        },
      };
      return Promise.resolve(ok(transport));
    },
  });
  return { channel, events };
}

describe('the channel lives as long as the session of the card', () => {
  it('asks for one PIN, whoever comes together, and says when it was opened just now', async () => {
    const { channel, events } = channelOver(pluggableCard());
    const opened = await Promise.all([channel.open(), channel.open()]);
    expect(opened.map((each) => (each.ok ? each.value.isNew : each.error.code))).toEqual([
      true,
      false,
    ]);
    expect(events).toEqual(['pin', 'connect']);
  });

  it('is left with its TLS sessions when the card was pulled, and opened again with a new PIN', async () => {
    const card = pluggableCard();
    const { channel, events } = channelOver(card);
    await channel.open();
    card.pull();
    const without = await channel.open();
    expect(without.ok ? null : without.error.code).toMatch(/^card\/|^certificate\//);
    card.insert();
    const again = await channel.open();
    expect(again.ok && again.value.isNew).toBe(true);
    expect(events).toEqual(['pin', 'connect', 'close', 'pin', 'connect']);
  });

  it('is opened again after somebody logged the card out', async () => {
    const card = pluggableCard();
    const { channel, events } = channelOver(card);
    await channel.open();
    card.state.isLoggedIn = false;
    await channel.open();
    expect(events).toEqual(['pin', 'connect', 'close', 'pin', 'connect']);
  });
});
