import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { ChannelProxy } from '../../../electron/channel/connectTcp.ts';
import { makeChannelRig, type ChannelRig } from '../../support/channel/channelRig.ts';
import { startTunnelProxy } from '../../support/tunnelProxy.ts';
import { answerOf, failureOf, post } from '../../support/channel/channelUnderTest.ts';

let rig: ChannelRig;

beforeAll(async () => {
  rig = await makeChannelRig();
});
afterEach(() => rig.closeAll());
afterAll(() => rig.dispose());

interface RunningProxy {
  readonly at: Omit<ChannelProxy, 'credentials'>;
  readonly asked: readonly string[];
}

async function startProxy(wanted: string | null): Promise<RunningProxy> {
  const { host, port, asked, stop } = await startTunnelProxy(wanted);
  rig.keep({ stop });
  return { at: { host, port }, asked };
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
