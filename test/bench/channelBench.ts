import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { connect, createSecureContext, type SecureContext } from 'node:tls';
import { loadCardTlsAddon } from '../../electron/channel/cardTlsAddon.ts';
import { TlsConnector } from '../../electron/channel/tlsConnector.ts';
import { tlsPolicies } from '../../electron/channel/tlsPolicy.ts';
import type { TestPki } from '../pki/makeTestPki.ts';
import { makeChannelPki } from '../support/channel/channelPki.ts';
import { softwareRsaKey, type SoftwareKey } from '../support/channel/softwareKey.ts';
import { measure, type BenchTable, type Repetition } from './measure.ts';

const full: Repetition = { warmUp: 30, runs: 300 };
const resumed: Repetition = { warmUp: 30, runs: 300 };

/** Row every other row of a table is compared with. */
const reference = 'Node tls, software key, full';

type Version = 'TLSv1.2' | 'TLSv1.3';

/**
 * Connection set-up, until the server's first byte: this channel with a software key in the card's place against
 * Node's own `tls`, same server, same key, one process, one run. One table per protocol version.
 */
export async function measureChannel(): Promise<readonly BenchTable[]> {
  const { pki, dispose } = await makeChannelPki();
  try {
    return [await measureVersion(pki, 'TLSv1.2'), await measureVersion(pki, 'TLSv1.3')];
  } finally {
    await dispose();
  }
}

async function measureVersion(pki: TestPki, version: Version): Promise<BenchTable> {
  const program = fileURLToPath(new URL('channelServer.ts', import.meta.url));
  const server = fork(program, [pki.directory, version], { execArgv: [] });
  try {
    const [port] = (await once(server, 'message')) as [number];
    const node = nodeClient(pki, port);
    const key = softwareRsaKey(pki.keyPem('cns-auth'));
    const channel = channelClient(pki, port, key);
    const rows = [
      await measure(reference, () => node.connect(false), full),
      await measure('card channel, software key, full', () => channel.connect(false), full),
    ];
    const fullSignatures = key.requests.length;
    await node.connect(false);
    await channel.connect(false);
    const signaturesBefore = key.requests.length;
    rows.push(
      await measure('Node tls, resumed', () => node.connect(true), resumed),
      await measure('card channel, resumed', () => channel.connect(true), resumed),
    );
    return {
      title: `Connection set-up with client certificate, ${version}`,
      reference,
      rows,
      facts: {
        'signatures per full handshake': fullSignatures / (full.warmUp + full.runs),
        'signatures in all resumed handshakes': key.requests.length - signaturesBefore,
      },
    };
  } finally {
    server.disconnect();
  }
}

interface Client {
  /** Opens a connection, waits for the greeting, closes. */
  connect(resume: boolean): Promise<void>;
}

function nodeClient(pki: TestPki, port: number): Client {
  const secureContext: SecureContext = createSecureContext({
    ca: pki.certPem('server-ca'),
    cert: pki.certPem('cns-auth'),
    key: pki.keyPem('cns-auth'),
  });
  let session: Buffer | undefined;
  return {
    connect: async (resume) => {
      const offered = resume && session !== undefined ? { session } : {};
      const socket = connect({ host: 'localhost', port, secureContext, ...offered });
      socket.setNoDelay(true);
      socket.on('session', (issued) => {
        session = issued;
      });
      await once(socket, 'data');
      if (resume !== socket.isSessionReused()) throw new Error('unexpected handshake (Node)');
      socket.destroy();
    },
  };
}

function channelClient(pki: TestPki, port: number, key: SoftwareKey): Client {
  const addon = loadCardTlsAddon();
  const context = new addon.TlsContext({
    ...tlsPolicies['pss-capable'],
    chain: [pki.certDer('cns-auth')],
    roots: [pki.certPem('server-ca')],
  });
  const connector = (): TlsConnector =>
    new TlsConnector({
      addon,
      context,
      sign: key.sign,
      proxy: null,
      pins: [],
      connectTimeoutMs: 10_000,
    });
  let current = connector();
  return {
    connect: async (resume) => {
      if (!resume) current = connector();
      const connected = await current.connect({ host: 'localhost', port });
      if (!connected.ok) throw new Error(connected.error.code);
      await once(connected.value, 'data');
      if (resume !== connected.value.facts?.resumed) throw new Error('unexpected handshake');
      connected.value.destroy();
    },
  };
}
