import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { appError } from '../../shared/errors/appError.ts';
import { fail } from '../../shared/errors/result.ts';
import { loadCardTlsAddon } from '../../electron/channel/cardTlsAddon.ts';
import type { CardSign } from '../../electron/channel/cardTlsSocket.ts';
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
Handshakes one after the other (every tenth refused by the card, every tenth cancelled) against a server in another process, TLS 1.2 and 1.3 in turn.
Exit status 1 when descriptors or resources grow, or memory grows by more than the limit over the second half.`;

/** The collector, so that figures show what is held and not what waits to be collected. */
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const mebibyte = 1024 * 1024;

function descriptors(): number {
  return process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0;
}

/** Collects twice: finalizers of native objects run after the first collection. */
async function sample(handshakes: number): Promise<Sample> {
  for (let round = 0; round < 2; round += 1) {
    collectGarbage();
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

/** How one connection ends: opened and closed, or given up while the card is asked. */
type Course = 'good' | 'card refuses' | 'caller cancels';

/** Every tenth handshake is refused by the card, every tenth is cancelled: what fails must leave nothing either. */
function courseOf(index: number): Course {
  if (index % 10 === 3) return 'card refuses';
  return index % 10 === 7 ? 'caller cancels' : 'good';
}

/** Runs one full handshake of the given course. */
function handshaker(pki: TestPki): (port: number, course: Course) => Promise<void> {
  const addon = loadCardTlsAddon();
  const key = softwareRsaKey(pki.keyPem('cns-auth'));
  const context = new addon.TlsContext({
    ...tlsPolicies['pss-capable'],
    chain: [pki.certDer('cns-auth')],
    roots: [pki.certPem('server-ca')],
  });
  return async (port, course) => {
    const cancelling = new AbortController();
    const sign: CardSign = (request) => {
      if (course === 'good') return key.sign(request);
      if (course === 'card refuses') {
        return Promise.resolve(fail(appError('card/pin-cancelled', {})));
      }
      cancelling.abort();
      return new Promise(() => undefined);
    };
    // A connector of its own: nothing to resume from.
    const connector = new TlsConnector({
      addon,
      context,
      sign,
      proxy: null,
      pins: [],
      connectTimeoutMs: 60_000,
    });
    const connected = await connector.connect({ host: 'localhost', port }, cancelling.signal);
    if (connected.ok !== (course === 'good')) throw new Error(`unexpected end: ${course}`);
    if (!connected.ok) return;
    const socket = connected.value;
    await once(socket, 'data');
    if (key.requests.length !== 1) throw new Error('a full handshake takes one signature');
    // The record of a test key must not be what grows.
    key.requests.length = 0;
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
      if (server !== undefined) await handshake(server.port, courseOf(done));
    }
    samples.push(await sample(total));
    console.table(samples);
    const complaints = judge(samples, Number(values.limit));
    for (const complaint of complaints) console.log(complaint);
    process.exitCode = complaints.length === 0 ? 0 : 1;
  } finally {
    for (const server of servers) server.process.disconnect();
    await dispose();
  }
}
