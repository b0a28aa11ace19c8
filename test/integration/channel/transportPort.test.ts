import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GatewayTransport } from '../../../electron/domain/ports/transport.ts';
import { createOsStoreTransport } from '../../../electron/main/osStoreTransport.ts';
import { makeChannelRig, type ChannelRig } from '../../support/channel/channelRig.ts';
import { answerOf, failureOf, post } from '../../support/channel/channelUnderTest.ts';
import { fakeOsNet } from '../../support/channel/fakeOsNet.ts';
import { startOpensslServer } from '../../support/channel/opensslServer.ts';
import { softwareRsaKey } from '../../support/channel/softwareKey.ts';

let rig: ChannelRig;

beforeAll(async () => {
  rig = await makeChannelRig();
});
afterEach(() => rig.closeAll());
afterAll(() => rig.dispose());

/** Both implementations of the port, with a certificate of the test PKI. */
type Open = (
  certificate: string,
  limits?: { responseTimeoutMs?: number; maxResponseBytes?: number },
) => GatewayTransport;

const cardChannel: Open = (certificate, limits = {}) =>
  rig.channel({
    clientChain: [rig.pki.certDer(certificate)],
    sign: softwareRsaKey(rig.pki.keyPem(certificate)).sign,
    ...limits,
  });

const osStoreChannel: Open = (certificate, limits = {}) => {
  const net = fakeOsNet(rig.pki, { clientCertificate: certificate });
  const transport = createOsStoreTransport({
    net,
    verified: () => ({ name: 'localhost', isPinned: true }),
    proxyCredentials: null,
    closeSession: () => net.closeSession(),
    responseTimeoutMs: 10_000,
    ...limits,
  });
  rig.keep({ stop: () => transport.close() });
  return transport;
};

describe.each([
  ['the card channel', cardChannel],
  ['the channel over the operating system’s store', osStoreChannel],
] as const)('the transport port, %s', (_name, open) => {
  it('sends method, headers and body and gives back the whole answer', async () => {
    const server = await rig.serve({
      handler: (request, response) => {
        response.writeHead(201, { 'X-CART-id': '42', 'set-cookie': ['a=1', 'b=2'] });
        response.end(`${request.method ?? ''} ${request.headers['content-type'] ?? ''}`);
      },
    });
    const body = Buffer.alloc(300_000, 1);
    const answer = answerOf(await open('cns-auth').exchange(post(server.url('/a?b=c'), body)));
    expect(answer).toMatchObject({ status: 201, peer: 'localhost' });
    expect(answer.headers).toMatchObject({ 'x-cart-id': '42', 'set-cookie': 'a=1, b=2' });
    expect(Buffer.from(answer.body).toString()).toBe('POST application/octet-stream');
    expect(server.seen).toMatchObject([{ path: '/a?b=c', bodyBytes: 300_000 }]);
    expect(server.seen[0]?.clientName).toMatch(/^MNZLSN99E05F205J/);
  });

  it('keeps one connection for several requests', async () => {
    const server = await rig.serve();
    const transport = open('cns-auth');
    for (let count = 0; count < 5; count += 1)
      answerOf(await transport.exchange(post(server.url())));
    expect(server.connections()).toBe(1);
  });

  it('gives every status as an answer, redirects too, and follows none', async () => {
    const server = await rig.serve({
      handler: (request, response) => {
        response.writeHead(Number(request.url?.slice(1)), { location: '/200' }).end();
      },
    });
    const transport = open('cns-auth');
    for (const status of [200, 302, 403, 500]) {
      const answer = answerOf(await transport.exchange(post(server.url(`/${String(status)}`))));
      expect(answer.status).toBe(status);
    }
    expect(server.seen).toHaveLength(4);
  });

  it.each([
    ['server-other-host', 'channel/server-name-mismatch'],
    ['server-expired', 'channel/server-certificate-expired'],
    ['server-unknown-ca', 'channel/server-authority-unknown'],
  ])('sends nothing to %s', async (certificate, code) => {
    const server = await rig.serve({ certificate });
    const exchange = await open('cns-auth').exchange(post(server.url()));
    expect(failureOf(exchange)).toMatchObject({ code, kind: 'not-sent' });
    expect(server.seen).toEqual([]);
  });

  it('nobody listens: not sent', async () => {
    const exchange = await open('cns-auth').exchange(post(new URL('https://localhost:1/')));
    expect(failureOf(exchange)).toMatchObject({ code: 'channel/unreachable', kind: 'not-sent' });
  });

  it('a certificate the server refuses with an alert: not sent', async () => {
    const flags = ['-tls1_2', '-www', '-Verify', '3', '-verify_return_error'];
    const server = rig.keep(await startOpensslServer(rig.pki, flags));
    const url = new URL(`https://localhost:${String(server.port)}/`);
    expect(failureOf(await open('cns-auth-unknown-ca').exchange(post(url)))).toMatchObject({
      code: 'channel/client-certificate-refused',
      kind: 'not-sent',
    });
  });

  it('a connection that breaks after the request: unknown', async () => {
    const server = await rig.serve({ handler: (request) => request.socket.destroy() });
    const exchange = await open('cns-auth').exchange(post(server.url()));
    expect(failureOf(exchange)).toMatchObject({ code: 'channel/connection-lost', kind: 'unknown' });
  });

  it('a server that never answers: unknown', async () => {
    const server = await rig.serve({ handler: () => undefined });
    const transport = open('cns-auth', { responseTimeoutMs: 300 });
    const exchange = await transport.exchange(post(server.url()));
    expect(failureOf(exchange)).toMatchObject({
      code: 'channel/response-timeout',
      kind: 'unknown',
    });
  });

  it('an answer that is too large', async () => {
    const server = await rig.serve({
      handler: (_request, response) => response.end(Buffer.alloc(50_000)),
    });
    const transport = open('cns-auth', { maxResponseBytes: 10_000 });
    expect(failureOf(await transport.exchange(post(server.url())))).toMatchObject({
      code: 'channel/response-too-large',
    });
  });

  it('cancelled before: nothing leaves; cancelled after the first byte: nothing changes', async () => {
    const server = await rig.serve();
    const transport = open('cns-auth');
    const before = await transport.exchange(post(server.url()), { signal: AbortSignal.abort() });
    expect(failureOf(before)).toMatchObject({ code: 'channel/cancelled', kind: 'not-sent' });
    expect(server.connections()).toBe(0);
    const cancelling = new AbortController();
    const after = await transport.exchange(post(server.url()), {
      signal: cancelling.signal,
      observer: {
        onFirstByte: () => {
          cancelling.abort();
        },
      },
    });
    expect(answerOf(after).status).toBe(200);
  });
});

it('the operating system’s store: a chain without the pinned key is named, and nothing counts as sent', async () => {
  const server = await rig.serve({ certificate: 'server-unknown-ca' });
  const net = fakeOsNet(rig.pki, { clientCertificate: 'cns-auth' });
  const transport = createOsStoreTransport({
    net,
    verified: () => ({ name: 'localhost', isPinned: false }),
    proxyCredentials: null,
    closeSession: () => net.closeSession(),
    responseTimeoutMs: 10_000,
  });
  rig.keep({ stop: () => transport.close() });
  expect(failureOf(await transport.exchange(post(server.url())))).toMatchObject({
    code: 'channel/server-not-pinned',
    kind: 'not-sent',
  });
});
