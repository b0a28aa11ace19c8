import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { ChannelProxy } from '../../../electron/channel/connectTcp.ts';
import { makeChannelRig, type ChannelRig } from '../../support/channel/channelRig.ts';
import { answerOf, failureOf, post } from '../../support/channel/channelUnderTest.ts';

let rig: ChannelRig;

beforeAll(async () => {
  rig = await makeChannelRig();
});
afterEach(() => rig.closeAll());
afterAll(() => rig.dispose());

interface RunningProxy {
  readonly at: Omit<ChannelProxy, 'credentials'>;
  readonly asked: string[];
}

/** A tunnelling proxy that wants the given Authorization value, or none. */
async function startProxy(wanted: string | null): Promise<RunningProxy> {
  const asked: string[] = [];
  const server = createServer();
  const tunnels = new Set<Duplex>();
  server.on('connect', (request: IncomingMessage, client: Duplex) => {
    asked.push(request.url ?? '');
    client.on('error', () => undefined);
    if (wanted !== null && request.headers['proxy-authorization'] !== wanted) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const upstream = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(upstream).pipe(client);
    });
    upstream.on('error', () => client.destroy());
    tunnels.add(client).add(upstream);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  rig.keep({
    stop: async () => {
      for (const tunnel of tunnels) tunnel.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  });
  return { at: { host: '127.0.0.1', port: (server.address() as AddressInfo).port }, asked };
}

it('tunnels through a proxy without credentials', async () => {
  const server = await rig.serve();
  const proxy = await startProxy(null);
  const transport = rig.channel({ proxy: { ...proxy.at, credentials: null } });
  answerOf(await transport.exchange(post(server.url())));
  expect(proxy.asked).toEqual([`localhost:${String(server.port)}`]);
});

it('gives the proxy its credentials', async () => {
  const server = await rig.serve();
  const proxy = await startProxy(`Basic ${Buffer.from('studio:segreto').toString('base64')}`);
  const credentials = { user: 'studio', password: 'segreto' };
  answerOf(await rig.channel({ proxy: { ...proxy.at, credentials } }).exchange(post(server.url())));
});

it('reports a proxy that wants credentials', async () => {
  const server = await rig.serve();
  const proxy = await startProxy('Basic other');
  const transport = rig.channel({ proxy: { ...proxy.at, credentials: null } });
  expect(failureOf(await transport.exchange(post(server.url())))).toMatchObject({
    code: 'channel/proxy-refused',
    data: { status: 407 },
    kind: 'not-sent',
  });
  expect(server.connections()).toBe(0);
});

it('reports a proxy that is not there', async () => {
  const proxy = { host: '127.0.0.1', port: 1, credentials: null };
  const exchange = await rig.channel({ proxy }).exchange(post(new URL('https://localhost:2/')));
  expect(failureOf(exchange)).toMatchObject({
    code: 'channel/proxy-unreachable',
    data: { cause: 'ECONNREFUSED' },
    kind: 'not-sent',
  });
});
