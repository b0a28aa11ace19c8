import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadCardTlsAddon } from '../../electron/channel/cardTlsAddon.ts';
import { TlsConnector } from '../../electron/channel/tlsConnector.ts';
import { tlsPolicies } from '../../electron/channel/tlsPolicy.ts';
import { makeChannelPki } from '../support/channel/channelPki.ts';
import { softwareRsaKey } from '../support/channel/softwareKey.ts';
import type { TestPki } from '../pki/makeTestPki.ts';

/** What a process holds at one moment of the soak. */
interface Sample {
  readonly handshakes: number;
  readonly rssMiB: number;
  readonly heapMiB: number;
  readonly externalMiB: number;
  readonly descriptors: number;
  readonly activeResources: number;
}

const help = `usage: npm run soak -- [--handshakes N] [--samples N] [--limit MiB]
Full handshakes one after the other against a server in another process, TLS 1.2 and 1.3 in turn.
Exit status 1 when descriptors or resources grow, or memory grows by more than the limit over the second half.`;

const mebibyte = 1024 * 1024;

function descriptors(): number {
  return process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0;
}

/** Collects twice: finalizers of native objects run after the first collection. */
async function sample(handshakes: number): Promise<Sample> {
  for (let round = 0; round < 2; round += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  const rounded = (bytes: number): number => Math.round((bytes / mebibyte) * 10) / 10;
  return {
    handshakes,
    rssMiB: rounded(rss),
    heapMiB: rounded(heapUsed),
    externalMiB: rounded(external),
    descriptors: descriptors(),
    activeResources: process.getActiveResourcesInfo().length,
  };
}

async function startServer(
  pki: TestPki,
  version: string,
): Promise<{ readonly process: ChildProcess; readonly port: number }> {
  const program = fileURLToPath(new URL('../bench/channelServer.ts', import.meta.url));
  const server = fork(program, [pki.directory, version], { execArgv: [] });
  const [port] = (await once(server, 'message')) as [number];
  return { process: server, port };
}

/** Opens and closes one connection with a full handshake. */
function handshaker(pki: TestPki): (port: number) => Promise<void> {
  const addon = loadCardTlsAddon();
  const { sign, requests } = softwareRsaKey(pki.keyPem('cns-auth'));
  const context = new addon.TlsContext({
    ...tlsPolicies['pss-capable'],
    chain: [pki.certDer('cns-auth')],
    roots: [pki.certPem('server-ca')],
  });
  return async (port) => {
    // A connector of its own: nothing to resume from.
    const connector = new TlsConnector({
      addon,
      context,
      sign,
      proxy: null,
      pins: [],
      connectTimeoutMs: 30_000,
    });
    const connected = await connector.connect({ host: 'localhost', port });
    if (!connected.ok) throw new Error(connected.error.code);
    const socket = connected.value;
    await once(socket, 'data');
    if (requests.length !== 1) throw new Error('a full handshake takes one signature');
    // The record of a test key must not be what grows.
    requests.length = 0;
    const closed = once(socket, 'close');
    socket.destroy();
    await closed;
  };
}

function judge(samples: readonly Sample[], limitMiB: number): readonly string[] {
  const middle = samples[Math.floor(samples.length / 2)];
  const last = samples.at(-1);
  if (middle === undefined || last === undefined) return ['no samples'];
  const growth = last.rssMiB - middle.rssMiB;
  return [
    growth > limitMiB ? `memory grew by ${growth.toFixed(1)} MiB over the second half` : null,
    last.descriptors > middle.descriptors ? 'file descriptors grew' : null,
    last.activeResources > middle.activeResources ? 'active resources grew' : null,
  ].filter((complaint) => complaint !== null);
}

const { values } = parseArgs({
  options: {
    handshakes: { type: 'string', default: '10000' },
    samples: { type: 'string', default: '20' },
    limit: { type: 'string', default: '4' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help);
} else {
  const total = Number(values.handshakes);
  const every = Math.max(1, Math.floor(total / Number(values.samples)));
  const { pki, dispose } = await makeChannelPki();
  const servers = [await startServer(pki, 'TLSv1.2'), await startServer(pki, 'TLSv1.3')];
  try {
    const handshake = handshaker(pki);
    const samples: Sample[] = [];
    for (let done = 0; done < total; done += 1) {
      if (done % every === 0) samples.push(await sample(done));
      const server = servers[done % servers.length];
      if (server !== undefined) await handshake(server.port);
    }
    samples.push(await sample(total));
    console.table(samples);
    const complaints = judge(samples, Number(values.limit));
    for (const complaint of complaints) console.log(complaint);
    if (globalThis.gc === undefined) console.log('run with --expose-gc for steady figures');
    process.exitCode = complaints.length === 0 ? 0 : 1;
  } finally {
    for (const server of servers) server.process.disconnect();
    await dispose();
  }
}
