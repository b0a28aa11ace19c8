import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { loadCardTlsAddon } from '../../../electron/channel/cardTlsAddon.ts';
import { CardTlsSocket, type CardSign } from '../../../electron/channel/cardTlsSocket.ts';
import { tlsPolicies } from '../../../electron/channel/tlsPolicy.ts';
import { makeChannelRig, type ChannelRig } from '../../support/channel/channelRig.ts';
import { startOpensslServer } from '../../support/channel/opensslServer.ts';
import { pauseOf, softwareRsaKey } from '../../support/channel/softwareKey.ts';

let rig: ChannelRig;

beforeAll(async () => {
  rig = await makeChannelRig();
});
afterEach(() => rig.closeAll());
afterAll(() => rig.dispose());

async function open(port: number, sign: CardSign): Promise<CardTlsSocket> {
  const addon = loadCardTlsAddon();
  const context = new addon.TlsContext({
    ...tlsPolicies['pss-capable'],
    chain: [rig.pki.certDer('cns-auth')],
    roots: [rig.pki.certPem('server-ca')],
  });
  const tcp = connect(port, '127.0.0.1');
  await once(tcp, 'connect');
  const socket = new CardTlsSocket({
    socket: tcp,
    engine: new addon.TlsEngine(context, { serverName: 'localhost', session: null }),
    sign,
    host: 'localhost',
    hooks: {
      cardAsked: () => undefined,
      cardAnswered: () => undefined,
      sessions: () => undefined,
    },
  });
  const secure = once(socket, 'secure');
  socket.start();
  await secure;
  socket.setEncoding('utf8');
  rig.keep({
    stop: () => {
      socket.destroy();
      return Promise.resolve();
    },
  });
  return socket;
}

function receives(socket: CardTlsSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    let received = '';
    socket.on('data', (piece: string) => {
      received += piece;
      if (received.includes(text)) resolve();
    });
  });
}

// The command letters of s_server: R renegotiates asking for a certificate, c asks for one after the handshake.
it.each([
  ['renegotiation under TLS 1.2', ['-tls1_2', '-no_resumption_on_reneg'], 'R'],
  ['authentication after the handshake under TLS 1.3', ['-tls1_3'], 'c'],
] as const)(
  '%s takes one signature, then data flows on both ways',
  async (_name, flags, letter) => {
    const server = rig.keep(await startOpensslServer(rig.pki, flags));
    const key = softwareRsaKey(rig.pki.keyPem('cns-auth'), pauseOf(20));
    const socket = await open(server.port, key.sign);
    expect(key.requests).toHaveLength(0);
    socket.write('before\n');
    await server.printed('before');
    const answered = receives(socket, 'to the client');
    server.type(letter);
    await server.printed('MNZLSN99E05F205J');
    expect(key.requests).toHaveLength(1);
    server.type('to the client');
    await answered;
    socket.write('after\n');
    await server.printed('after');
  },
);
