import { createPrivateKey } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok } from '../../../shared/errors/result.ts';
import { answerOf, failureOf, post } from '../../support/channel/channelUnderTest.ts';
import { issueAccess } from '../../support/channel/channelPki.ts';
import { makeChannelRig, type ChannelRig } from '../../support/channel/channelRig.ts';
import { ellipticKey } from '../../support/channel/ellipticKey.ts';
import { pauseOf, rsaAnswer, softwareRsaKey } from '../../support/channel/softwareKey.ts';

let rig: ChannelRig;

beforeAll(async () => {
  rig = await makeChannelRig();
});
afterEach(() => rig.closeAll());
afterAll(() => rig.dispose());

const versions = ['TLSv1.2', 'TLSv1.3'] as const;

describe.each(versions)('mutual TLS with the key elsewhere, server at most %s', (maxVersion) => {
  it('asks the card once with an RSA key that can do PSS', async () => {
    const server = await rig.serve({ maxVersion });
    const key = softwareRsaKey(rig.pki.keyPem('cns-auth'));
    const answer = answerOf(await rig.channel({ sign: key.sign }).exchange(post(server.url())));
    expect(answer).toMatchObject({ status: 200, peer: 'localhost' });
    expect(Buffer.from(answer.body).toString()).toBe('received 3');
    expect(server.seen[0]).toMatchObject({ version: maxVersion, resumed: false });
    expect(server.seen[0]?.clientName).toMatch(/^MNZLSN99E05F205J\//);
    expect(key.requests).toHaveLength(1);
    // A block already padded to the modulus: what CKM_RSA_X_509 takes.
    expect(key.requests[0]).toMatchObject({ mechanism: 'rsa-raw', data: { byteLength: 256 } });
  });

  it('asks a card with v1.5 only for a DigestInfo, under TLS 1.2', async () => {
    const server = await rig.serve({ maxVersion });
    const key = softwareRsaKey(rig.pki.keyPem('cns-auth'));
    const transport = rig.channel({ sign: key.sign, policy: 'v1.5-only' });
    expect(answerOf(await transport.exchange(post(server.url()))).status).toBe(200);
    expect(server.seen[0]?.version).toBe('TLSv1.2');
    // 19 bytes of SHA-256 prefix and 32 of digest: what CKM_RSA_PKCS takes.
    expect(key.requests).toMatchObject([{ mechanism: 'rsa-pkcs1', data: { byteLength: 51 } }]);
  });

  it.each(['pss-capable', 'v1.5-only'] as const)(
    'serves an elliptic-curve key (%s)',
    async (policy) => {
      const server = await rig.serve({ maxVersion });
      const access = issueAccess(rig.pki, 'ec-p256');
      const key = ellipticKey(access.keyPem);
      const transport = rig.channel({ sign: key.sign, clientChain: [access.der], policy });
      expect(answerOf(await transport.exchange(post(server.url()))).status).toBe(200);
      expect(key.requests).toMatchObject([{ mechanism: 'ecdsa', data: { byteLength: 32 } }]);
    },
  );

  it('resumes a dropped connection without the card', async () => {
    const server = await rig.serve({ maxVersion });
    const key = softwareRsaKey(rig.pki.keyPem('cns-auth'));
    const transport = rig.channel({ sign: key.sign });
    for (let round = 0; round < 6; round += 1) {
      answerOf(
        await transport.exchange({ ...post(server.url()), headers: { connection: 'close' } }),
      );
    }
    expect(server.connections()).toBe(6);
    expect(server.seen.map(({ resumed }) => resumed)).toEqual([
      false,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(key.requests).toHaveLength(1);
  });

  it('serves 50 requests on one connection with one signature', async () => {
    const server = await rig.serve({ maxVersion });
    const key = softwareRsaKey(rig.pki.keyPem('cns-auth'));
    const transport = rig.channel({ sign: key.sign });
    for (let round = 0; round < 50; round += 1) {
      answerOf(await transport.exchange(post(server.url(`/${String(round)}`))));
    }
    expect(server.connections()).toBe(1);
    expect(server.seen).toHaveLength(50);
    expect(key.requests).toHaveLength(1);
  });

  it('lets requests made together share one signature', async () => {
    const server = await rig.serve({ maxVersion });
    const key = softwareRsaKey(rig.pki.keyPem('cns-auth'));
    const transport = rig.channel({ sign: key.sign });
    const all = [1, 2, 3].map((n) => transport.exchange(post(server.url(`/${String(n)}`))));
    for (const exchange of await Promise.all(all)) answerOf(exchange);
    expect(key.requests).toHaveLength(1);
  });

  it('waits for a slow card longer than the network may take, without blocking the program', async () => {
    const server = await rig.serve({ maxVersion });
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 5);
    const key = softwareRsaKey(rig.pki.keyPem('cns-auth'), pauseOf(700));
    const transport = rig.channel({ sign: key.sign, connectTimeoutMs: 500 });
    answerOf(await transport.exchange(post(server.url())));
    clearInterval(turning);
    expect(turns).toBeGreaterThan(20);
  });

  it('reports the card error unchanged when the card refuses, and works at the next attempt', async () => {
    const server = await rig.serve({ maxVersion });
    const refusal = appError('channel/closed', { host: 'card' });
    const key = softwareRsaKey(rig.pki.keyPem('cns-auth'));
    let refuse = true;
    const transport = rig.channel({
      sign: (request) => (refuse ? Promise.resolve(fail(refusal)) : key.sign(request)),
    });
    expect(failureOf(await transport.exchange(post(server.url())))).toEqual({
      ...refusal,
      kind: 'not-sent',
    });
    refuse = false;
    expect(answerOf(await transport.exchange(post(server.url()))).status).toBe(200);
  });

  it.each([
    [
      'of wrong length',
      'channel/card-signature-wrong-length',
      (good: Uint8Array) => good.subarray(1),
    ],
    ['empty', 'channel/card-signature-wrong-length', () => new Uint8Array()],
    [
      'with a changed bit',
      'channel/card-signature-wrong',
      (good: Uint8Array) => good.map((byte, at) => (at === 9 ? byte ^ 1 : byte)),
    ],
  ] as const)('catches a signature %s before it is sent', async (_name, code, spoil) => {
    const server = await rig.serve({ maxVersion });
    const key = createPrivateKey(rig.pki.keyPem('cns-auth'));
    const sign = (request: Parameters<typeof rsaAnswer>[1]) =>
      Promise.resolve(ok(spoil(rsaAnswer(key, request))));
    expect(failureOf(await rig.channel({ sign }).exchange(post(server.url())))).toMatchObject({
      code,
      kind: 'not-sent',
    });
    expect(server.seen).toEqual([]);
  });

  it('catches a signature made with another key', async () => {
    const server = await rig.serve({ maxVersion });
    const other = softwareRsaKey(rig.pki.keyPem('signature'));
    const failure = failureOf(await rig.channel({ sign: other.sign }).exchange(post(server.url())));
    expect(failure).toMatchObject({ code: 'channel/card-signature-wrong', kind: 'not-sent' });
  });

  it('ignores a signature that comes after the channel was closed', async () => {
    const server = await rig.serve({ maxVersion });
    const card = new EventEmitter();
    const asked = once(card, 'asked');
    const key = softwareRsaKey(rig.pki.keyPem('cns-auth'), async () => {
      const release = once(card, 'release');
      card.emit('asked');
      await release;
    });
    const transport = rig.channel({ sign: key.sign });
    const exchange = transport.exchange(post(server.url()));
    await asked;
    await transport.close();
    expect(failureOf(await exchange)).toMatchObject({ kind: 'not-sent', code: 'channel/closed' });
    card.emit('release');
    await new Promise(setImmediate);
    expect(server.seen).toEqual([]);
  });

  it('carries 1 MiB up and 1 MiB down with back-pressure on both sides', async () => {
    const big = Buffer.alloc(1024 * 1024, 'abcdefgh');
    const server = await rig.serve({
      maxVersion,
      handler: (_request, response) => {
        response.end(big);
      },
    });
    const key = softwareRsaKey(rig.pki.keyPem('cns-auth'));
    const progress: number[] = [];
    const answer = answerOf(
      await rig.channel({ sign: key.sign }).exchange(post(server.url(), big), {
        observer: { onProgress: (sent) => progress.push(sent) },
      }),
    );
    expect(server.seen[0]?.bodyBytes).toBe(big.byteLength);
    expect(Buffer.compare(answer.body, big)).toBe(0);
    expect(progress.at(-1)).toBe(big.byteLength);
    expect(progress.length).toBeGreaterThan(10);
  });
});

it('leaves the judgement of an old short card key to the server', async () => {
  const server = await rig.serve({ ciphers: 'DEFAULT:@SECLEVEL=0' });
  const access = issueAccess(rig.pki, 'rsa-1024');
  const key = softwareRsaKey(access.keyPem);
  const transport = rig.channel({ sign: key.sign, clientChain: [access.der] });
  expect(answerOf(await transport.exchange(post(server.url()))).status).toBe(200);
  expect(key.requests).toMatchObject([{ data: { byteLength: 128 } }]);
});

it('says so when card and server have no signature scheme in common', async () => {
  const server = await rig.serve({ maxVersion: 'TLSv1.2', sigalgs: 'rsa_pss_rsae_sha256' });
  const key = softwareRsaKey(rig.pki.keyPem('cns-auth'));
  const transport = rig.channel({ sign: key.sign, policy: 'v1.5-only' });
  const failure = failureOf(await transport.exchange(post(server.url())));
  expect(failure).toMatchObject({ code: 'channel/no-common-signature-scheme', kind: 'not-sent' });
  expect(key.requests).toEqual([]);
});

it('reports a certificate the channel cannot use', async () => {
  const sign = softwareRsaKey(rig.pki.keyPem('cns-auth')).sign;
  const transport = rig.channel({ sign, clientChain: [new Uint8Array([0x30, 0x00])] });
  const failure = failureOf(await transport.exchange(post(new URL('https://localhost:1/'))));
  expect(failure).toMatchObject({ code: 'channel/card-certificate-unusable', kind: 'not-sent' });
});
