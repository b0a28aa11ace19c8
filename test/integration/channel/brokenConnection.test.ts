import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeChannelRig, type ChannelRig } from '../../support/channel/channelRig.ts';
import { answerOf, failureOf, post } from '../../support/channel/channelUnderTest.ts';
import { startFaultyRelay } from '../../support/channel/faultyRelay.ts';
import { softwareRsaKey } from '../../support/channel/softwareKey.ts';

let rig: ChannelRig;

beforeAll(async () => {
  rig = await makeChannelRig();
});
afterEach(() => rig.closeAll());
afterAll(() => rig.dispose());

const versions = ['TLSv1.2', 'TLSv1.3'] as const;

describe('before anything left', () => {
  it('nobody listens', async () => {
    const closed = createServer();
    closed.listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, 'close');
    const exchange = await rig
      .channel()
      .exchange(post(new URL(`https://127.0.0.1:${String(port)}/`)));
    expect(failureOf(exchange)).toEqual({
      code: 'channel/unreachable',
      data: { host: '127.0.0.1', cause: 'ECONNREFUSED' },
      retry: 'auto',
      kind: 'not-sent',
    });
  });

  it('the name does not exist', async () => {
    const exchange = await rig.channel().exchange(post(new URL('https://gateway.invalid/')));
    expect(failureOf(exchange)).toMatchObject({ code: 'channel/name-not-found', kind: 'not-sent' });
  });

  it('the server accepts and says nothing', async () => {
    const accepted: Socket[] = [];
    const silent = createServer((socket) => accepted.push(socket));
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const exchange = await rig
      .channel({ connectTimeoutMs: 200 })
      .exchange(post(new URL(`https://localhost:${String(port)}/`)));
    expect(failureOf(exchange)).toMatchObject({
      code: 'channel/connect-timeout',
      data: { phase: 'tls' },
      kind: 'not-sent',
    });
    for (const socket of accepted) socket.destroy();
    silent.close();
  });

  it('the caller cancels while the card is asked, and nothing reaches the server', async () => {
    const server = await rig.serve();
    const cancelling = new AbortController();
    const key = softwareRsaKey(rig.pki.keyPem('cns-auth'), () => {
      cancelling.abort();
      return Promise.resolve();
    });
    let firstByte = false;
    const exchange = await rig.channel({ sign: key.sign }).exchange(post(server.url()), {
      signal: cancelling.signal,
      observer: {
        onFirstByte: () => {
          firstByte = true;
        },
      },
    });
    expect(failureOf(exchange)).toMatchObject({ code: 'channel/cancelled', kind: 'not-sent' });
    expect(firstByte).toBe(false);
    expect(server.seen).toEqual([]);
  });

  it('cancelling ends a handshake whose card never answers, and the next exchange starts afresh', async () => {
    const server = await rig.serve();
    const software = softwareRsaKey(rig.pki.keyPem('cns-auth'));
    const cancelling = new AbortController();
    let silent = true;
    const transport = rig.channel({
      sign: (request) => {
        if (!silent) return software.sign(request);
        silent = false;
        cancelling.abort();
        return new Promise(() => undefined);
      },
    });
    const cancelled = await transport.exchange(post(server.url()), { signal: cancelling.signal });
    expect(failureOf(cancelled)).toMatchObject({ code: 'channel/cancelled', kind: 'not-sent' });
    expect(answerOf(await transport.exchange(post(server.url()))).status).toBe(200);
    expect(server.connections()).toBe(2);
  });

  it('the caller had cancelled already', async () => {
    const exchange = await rig
      .channel()
      .exchange(post(new URL('https://localhost:1/')), { signal: AbortSignal.abort() });
    expect(failureOf(exchange)).toMatchObject({ code: 'channel/cancelled', kind: 'not-sent' });
  });

  it('cancelling after the first byte changes nothing', async () => {
    const server = await rig.serve();
    const cancelling = new AbortController();
    const exchange = await rig.channel().exchange(post(server.url()), {
      signal: cancelling.signal,
      observer: {
        onFirstByte: () => {
          cancelling.abort();
        },
      },
    });
    expect(answerOf(exchange).status).toBe(200);
  });
});

describe.each(versions)('a connection cut by the network, %s', (maxVersion) => {
  // From the first byte of the ServerHello to the middle of the answer, in both manners.
  const points = [0, 1, 5, 100, 700, 1500, 1700, 1800, 1900, 2000, 2200, 2500, 3000, 4000, 6000];
  it.each(points.flatMap((point) => [[point, 'end'] as const, [point, 'reset'] as const]))(
    'after %d bytes (%s): "not sent" only if the server cannot have seen the request',
    async (point, kind) => {
      const server = await rig.serve({
        maxVersion,
        handler: (_request, response) => {
          response.end(Buffer.alloc(8192));
        },
      });
      const relay = rig.keep(await startFaultyRelay(server.port, point, kind));
      const firstByte = vi.fn();
      const failure = failureOf(
        await rig.channel().exchange(post(new URL(`https://localhost:${String(relay.port)}/`)), {
          observer: {
            onFirstByte: firstByte,
          },
        }),
      );
      const left = firstByte.mock.calls.length > 0;
      expect(failure.kind).toBe(left ? 'unknown' : 'not-sent');
      expect(failure.code).toBe(left ? 'channel/connection-lost' : 'channel/handshake-interrupted');
      if (server.seen.length > 0) expect(failure.kind).toBe('unknown');
    },
  );

  it('the points cover both the handshake and the answer', async () => {
    const outcomes = new Set<string>();
    for (const point of [points[0], points.at(-1)]) {
      const server = await rig.serve({
        maxVersion,
        handler: (_request, response) => {
          response.end(Buffer.alloc(8192));
        },
      });
      const relay = rig.keep(await startFaultyRelay(server.port, point ?? 0, 'end'));
      const url = new URL(`https://localhost:${String(relay.port)}/`);
      outcomes.add(failureOf(await rig.channel().exchange(post(url))).kind);
    }
    expect(outcomes).toEqual(new Set(['not-sent', 'unknown']));
  });
});

describe('after the request left', () => {
  it('the server never answers', async () => {
    const server = await rig.serve({ handler: () => undefined });
    const exchange = await rig.channel({ responseTimeoutMs: 200 }).exchange(post(server.url()));
    expect(failureOf(exchange)).toEqual({
      code: 'channel/response-timeout',
      data: { host: 'localhost', timeoutMs: 200 },
      retry: 'user',
      kind: 'unknown',
    });
    expect(server.seen).toHaveLength(1);
  });

  it('the answer stops half-way', async () => {
    const server = await rig.serve({
      handler: (_request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('half');
      },
    });
    const exchange = await rig.channel({ responseTimeoutMs: 200 }).exchange(post(server.url()));
    expect(failureOf(exchange)).toMatchObject({
      code: 'channel/response-timeout',
      kind: 'unknown',
    });
  });

  it('the server closes instead of answering', async () => {
    const server = await rig.serve({
      handler: (request) => {
        request.socket.destroy();
      },
    });
    const failure = failureOf(await rig.channel().exchange(post(server.url())));
    expect(failure).toMatchObject({ code: 'channel/connection-lost', kind: 'unknown' });
  });

  it('the answer is larger than allowed', async () => {
    const server = await rig.serve({
      handler: (_request, response) => {
        response.end(Buffer.alloc(2000));
      },
    });
    const small = await rig.channel({ maxResponseBytes: 1999 }).exchange(post(server.url()));
    expect(failureOf(small)).toMatchObject({
      code: 'channel/response-too-large',
      data: { limitBytes: 1999 },
      kind: 'unknown',
    });
    const enough = await rig.channel({ maxResponseBytes: 2000 }).exchange(post(server.url()));
    expect(answerOf(enough).body.byteLength).toBe(2000);
  });

  it('the default limit is 10 MiB', async () => {
    const server = await rig.serve({
      handler: (_request, response) => {
        response.end(Buffer.alloc(10 * 1024 * 1024 + 1));
      },
    });
    const failure = failureOf(await rig.channel().exchange(post(server.url())));
    expect(failure).toMatchObject({ code: 'channel/response-too-large', kind: 'unknown' });
  });

  it('the answer is not HTTP', async () => {
    const server = await rig.serve({
      handler: (request) => {
        request.socket.end('garbage\r\n\r\n');
      },
    });
    const failure = failureOf(await rig.channel().exchange(post(server.url())));
    expect(failure).toMatchObject({ code: 'channel/response-not-http', kind: 'unknown' });
  });

  it('a connection the server dropped while idle is replaced, without the card', async () => {
    const server = await rig.serve();
    const key = softwareRsaKey(rig.pki.keyPem('cns-auth'));
    const transport = rig.channel({ sign: key.sign });
    answerOf(await transport.exchange(post(server.url())));
    await server.dropConnections();
    answerOf(await transport.exchange(post(server.url())));
    expect(server.connections()).toBe(2);
    expect(key.requests).toHaveLength(1);
  });
});
