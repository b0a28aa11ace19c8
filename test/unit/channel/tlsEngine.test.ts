import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  loadCardTlsAddon,
  type TlsContextOptions,
  type TlsEngine,
} from '../../../electron/channel/cardTlsAddon.ts';
import { tlsPolicies } from '../../../electron/channel/tlsPolicy.ts';
import type { TestPki } from '../../pki/makeTestPki.ts';
import { makeChannelPki } from '../../support/channel/channelPki.ts';
import { ServerSide } from '../../support/channel/serverSide.ts';
import { softwareRsaKey } from '../../support/channel/softwareKey.ts';

let pki: TestPki;
let dispose: () => Promise<void>;
const addon = loadCardTlsAddon();

beforeAll(async () => {
  ({ pki, dispose } = await makeChannelPki());
});
afterAll(() => dispose());

function context(options: Partial<TlsContextOptions> = {}) {
  return new addon.TlsContext({
    ...tlsPolicies['pss-capable'],
    chain: [pki.certDer('cns-auth')],
    roots: [pki.certPem('server-ca')],
    ...options,
  });
}

function engine(): TlsEngine {
  return new addon.TlsEngine(context(), { serverName: 'localhost', session: null });
}

/** Runs the handshake in memory until the engine asks for a signature. */
async function paused(
  version: 'TLSv1.2' | 'TLSv1.3',
): Promise<{ tls: TlsEngine; peer: ServerSide }> {
  const tls = engine();
  const peer = new ServerSide(pki, version);
  while (tls.handshake() !== 'wants-signature') await peer.exchangeWith(tls);
  return { tls, peer };
}

it('speaks first and waits', () => {
  const tls = engine();
  expect(tls.handshake()).toBe('wants-input');
  expect(tls.take()?.[0]).toBe(22); // a handshake record (RFC 8446 §5.1)
  expect(tls.take()).toBeNull();
  expect(tls.wantsSignature()).toBeNull();
  expect(tls.failure()).toBeNull();
});

it.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'does nothing else while it waits for the card, %s',
  async (version) => {
    const { tls, peer } = await paused(version);
    expect(tls.handshake()).toBe('wants-signature');
    expect(tls.read()).toBe('wants-signature');
    expect(tls.flush()).toBe('done');
    const request = tls.wantsSignature();
    expect(request).toMatchObject({ mechanism: 'rsa-raw' });
    if (request === null) throw new Error('no request');
    const answer = await softwareRsaKey(pki.keyPem('cns-auth')).sign(request);
    if (!answer.ok) throw new Error('no answer');
    expect(tls.provideSignature(answer.value)).toBe('good');
    while (tls.handshake() !== 'done') await peer.exchangeWith(tls);
    expect(tls.facts()).toMatchObject({
      version,
      resumed: false,
      signatureScheme: 'RSA-PSS+SHA256',
    });
    expect(tls.wantsSignature()).toBeNull();
    peer.destroy();
    tls.destroy();
  },
);

it.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'may be destroyed while it waits for the card, %s',
  async (version) => {
    const { tls, peer } = await paused(version);
    tls.destroy();
    expect(tls.wantsSignature()).toBeNull();
    expect(() => tls.handshake()).toThrow('destroyed');
    tls.destroy();
    peer.destroy();
  },
);

it('ends closed when the card refuses', async () => {
  const { tls, peer } = await paused('TLSv1.3');
  tls.failSignature();
  expect(tls.handshake()).toBe('failed');
  expect(tls.failure()).toMatchObject({ verifyCode: 0, alertReceived: null });
  expect(() => {
    tls.failSignature();
  }).toThrow('no signature is awaited');
  peer.destroy();
});

it('refuses to answer what was not asked', () => {
  const tls = engine();
  expect(() => tls.provideSignature(new Uint8Array(256))).toThrow('no signature is awaited');
});

it('ignores a session it cannot read', () => {
  const tls = new addon.TlsEngine(context(), {
    serverName: 'localhost',
    session: new Uint8Array([1, 2, 3]),
  });
  expect(tls.handshake()).toBe('wants-input');
});

it.each([
  [
    'a chain that is no certificate',
    { chain: [new Uint8Array([1])] },
    'client certificate unreadable',
  ],
  ['a root that is no certificate', { roots: ['-----'] }, 'trusted root unreadable'],
  ['unknown schemes', { clientSchemes: 'nothing' }, 'signature schemes'],
] as const)('refuses %s', (_name, options, message) => {
  expect(() => context(options)).toThrow(message);
});
