import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { publicKeyPin } from '../../../electron/channel/publicKeyPin.ts';
import { makeChannelRig, type ChannelRig } from '../../support/channel/channelRig.ts';
import { answerOf, failureOf, post } from '../../support/channel/channelUnderTest.ts';
import { startOpensslServer } from '../../support/channel/opensslServer.ts';
import { softwareRsaKey } from '../../support/channel/softwareKey.ts';

let rig: ChannelRig;

beforeAll(async () => {
  rig = await makeChannelRig();
});
afterEach(() => rig.closeAll());
afterAll(() => rig.dispose());

const versions = ['TLSv1.2', 'TLSv1.3'] as const;

describe.each(versions)('a server the channel must not talk to, %s', (maxVersion) => {
  it.each([
    ['server-other-host', 'channel/server-name-mismatch'],
    ['server-expired', 'channel/server-certificate-expired'],
    ['server-unknown-ca', 'channel/server-authority-unknown'],
  ] as const)('%s gives %s before the card is asked', async (certificate, code) => {
    const server = await rig.serve({ certificate, maxVersion });
    const key = softwareRsaKey(rig.pki.keyPem('cns-auth'));
    const exchange = await rig.channel({ sign: key.sign }).exchange(post(server.url()));
    expect(failureOf(exchange)).toMatchObject({
      code,
      data: { host: 'localhost' },
      kind: 'not-sent',
    });
    expect(key.requests).toEqual([]);
    expect(server.seen).toEqual([]);
  });

  it('a self-signed certificate', async () => {
    const server = await rig.serve({
      maxVersion,
      key: rig.pki.keyPem('server-ca'),
      cert: rig.pki.certPem('server-ca'),
    });
    const exchange = await rig
      .channel({ trustedRootsPem: [rig.pki.certPem('cns-ca')] })
      .exchange(post(server.url()));
    expect(failureOf(exchange)).toMatchObject({
      code: 'channel/server-self-signed',
      kind: 'not-sent',
    });
  });

  it('a key that is not pinned; the pinned one is accepted', async () => {
    const server = await rig.serve({ maxVersion });
    const wrong = [publicKeyPin(rig.pki.certDer('cns-ca'))];
    const right = [publicKeyPin(rig.pki.certDer('server'))];
    const refused = await rig.channel({ pins: wrong }).exchange(post(server.url()));
    expect(failureOf(refused)).toMatchObject({
      code: 'channel/server-not-pinned',
      kind: 'not-sent',
    });
    expect(server.seen).toEqual([]);
    answerOf(await rig.channel({ pins: right }).exchange(post(server.url())));
  });

  it('is reached by address when the certificate names the address', async () => {
    const server = await rig.serve({ maxVersion });
    answerOf(await rig.channel().exchange(post(server.url('/', '127.0.0.1'))));
  });
});

describe.each([
  ['TLSv1.2', '-tls1_2'],
  ['TLSv1.3', '-tls1_3'],
])('a server that refuses our certificate, %s', (_version, flag) => {
  it.each([
    ['cns-auth-unknown-ca', 48, 'unknown_ca'],
    ['cns-auth-expired', 45, 'certificate_expired'],
  ] as const)('%s is reported by its alert, as not sent', async (name, alert, alertName) => {
    const server = rig.keep(
      await startOpensslServer(rig.pki, [flag, '-Verify', '2', '-verify_return_error', '-www']),
    );
    const exchange = await rig
      .channel({
        clientChain: [rig.pki.certDer(name)],
        sign: softwareRsaKey(rig.pki.keyPem(name)).sign,
      })
      .exchange(post(new URL(`https://localhost:${String(server.port)}/`)));
    expect(failureOf(exchange)).toEqual({
      code: 'channel/client-certificate-refused',
      data: { host: 'localhost', alert, alertName },
      retry: 'user',
      kind: 'not-sent',
    });
  });
});

describe('something that is not a TLS server', () => {
  it.each([
    ['an HTTP answer', 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'],
    ['random bytes', Buffer.alloc(64, 0xa5)],
  ])('%s', async (_name, bytes) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end(bytes);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const exchange = await rig
      .channel()
      .exchange(post(new URL(`https://localhost:${String(port)}/`)));
    expect(failureOf(exchange)).toMatchObject({ code: 'channel/not-tls', kind: 'not-sent' });
    server.close();
  });

  it('a server of an older protocol', async () => {
    const server = await rig.serve({
      minVersion: 'TLSv1.1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT:@SECLEVEL=0',
    });
    const exchange = await rig.channel().exchange(post(server.url()));
    expect(failureOf(exchange)).toMatchObject({
      code: 'channel/tls-handshake-failed',
      kind: 'not-sent',
    });
  });
});
