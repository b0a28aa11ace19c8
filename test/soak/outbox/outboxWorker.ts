import { Outbox } from '../../../electron/domain/outbox/outbox.ts';
import { createCardTransport } from '../../../electron/channel/createCardTransport.ts';
import { settingsSchema } from '../../../electron/domain/settings.ts';
import type { Archive } from '../../../electron/domain/ports/archive.ts';
import type { GatewayRequest, GatewayTransport } from '../../../electron/domain/ports/transport.ts';
import { createGateway } from '../../../electron/gateway/createGateway.ts';
import { createTokenIssuer } from '../../../electron/identity/createTokenIssuer.ts';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import { systemRandomness } from '../../../electron/process/systemRandomness.ts';
import { systemTimer } from '../../../electron/process/systemTimer.ts';
import { openArchive } from '../../../electron/store/openArchive.ts';
import { ok } from '../../../shared/errors/result.ts';
import type { Operation } from '../../../shared/fse/operation.ts';
import { openTestPki } from '../../pki/makeTestPki.ts';
import { openChannel } from '../../support/openChannel.ts';
import { valueOf } from '../../support/archiveFixtures.ts';
import { softwareRsaKey } from '../../support/channel/softwareKey.ts';
import { hastyPolicy } from '../../support/outbox/hastyPolicy.ts';
import { createPrivateKey } from 'node:crypto';
import type { WorkerOrder, WorkerReport } from './workerOrder.ts';

/** The program without card and window: the real archive, outbox, gateway client and channel in a process to kill. */

let clockOffsetMs = 0;
const clock = { now: () => new Date(Date.now() + clockOffsetMs) };
const stop = new AbortController();

function operationOf({ method, url }: GatewayRequest): Operation {
  if (method === 'POST') return 'create';
  if (method === 'DELETE') return 'annul';
  return url.pathname.endsWith('/metadata') ? 'update-metadata' : 'replace';
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** Does to this process what the order says, at the first exchange of the operation. */
function disturbed(transport: GatewayTransport, order: WorkerOrder): GatewayTransport {
  let isPending = order.disturbance.kind !== 'none';
  const { disturbance } = order;
  return {
    close: () => transport.close(),
    exchange: async (request, options) => {
      const strikes = isPending && operationOf(request) === order.operation;
      if (!strikes) return transport.exchange(request, options);
      isPending = false;
      const killAt = disturbance.kind === 'kill' ? disturbance.at : null;
      if (killAt === 'before-exchange') die();
      const observer = {
        ...options?.observer,
        onFirstByte: () => {
          options?.observer?.onFirstByte?.();
          if (killAt === 'first-byte') die();
        },
      };
      const exchange = await transport.exchange(request, { ...options, observer });
      if (killAt === 'after-exchange') die();
      if (disturbance.kind === 'stop') stop.abort();
      if (disturbance.kind === 'clock-jump') clockOffsetMs += disturbance.milliseconds;
      return exchange;
    },
  };
}

async function enqueue(archive: Archive, order: WorkerOrder): Promise<void> {
  for (const { submission, document } of order.acts) {
    if (document === null) {
      valueOf(await archive.enqueue(submission));
      continue;
    }
    valueOf(await archive.saveDocument(document.sealed));
    valueOf(await archive.enqueueSigned(document.signed, submission));
  }
}

async function work(order: WorkerOrder): Promise<WorkerReport> {
  const pki = openTestPki(order.pkiDirectory);
  const { environment, profile } = settingsSchema.parse({
    profile: order.profile,
    environment: {
      name: 'test',
      baseUrl: order.baseUrl,
      audience: 'https://modipa-val.fse.salute.gov.it/govway/rest/in/FSE/gateway/v1',
    },
    card: { module: 'none' },
  });
  const { directory, key } = order;
  const archive = valueOf(await openArchive({ host: nodeProcessHost, directory, key, clock }));
  valueOf(await archive.closeInterruptedAttempts(clock.now().toISOString()));
  await enqueue(archive, order);
  const identity = {
    certificate: pki.certDer('sogei-sign'),
    privateKey: createPrivateKey(pki.keyPem('sogei-sign')).export({ type: 'pkcs8', format: 'der' }),
  };
  const transport = createCardTransport({
    trustedRootsPem: [pki.certPem('server-ca')],
    clientChain: [pki.certDer('cns-auth')],
    policy: 'pss-capable',
    sign: softwareRsaKey(pki.keyPem('cns-auth')).sign,
    connectTimeoutMs: 10_000,
    responseTimeoutMs: order.responseTimeoutMs,
  });
  const randomness = systemRandomness;
  const gateway = createGateway({
    environment,
    profile,
    channel: openChannel(disturbed(transport, order)),
    tokens: valueOf(createTokenIssuer({ identity, clock, randomness })),
    clock,
    randomness,
  });
  const outbox = new Outbox({
    archive,
    gateway: () => Promise.resolve(ok(gateway)),
    clock,
    timer: systemTimer,
    randomness,
    policy: hastyPolicy,
  });
  const started = performance.now();
  for (;;) {
    const report = valueOf(await outbox.flush(stop.signal));
    if (stop.signal.aborted || report.unsettled === 0) break;
    // Nobody is there to put right what a person must: whatever waits for one is let go on.
    if (report.nextInMs === null) valueOf(await outbox.resume());
    await systemTimer.wait(Math.max(report.nextInMs ?? 0, 5), stop.signal);
  }
  const elapsedMs = performance.now() - started;
  const history = valueOf(await archive.history({ limit: order.acts.length }));
  await transport.close();
  await archive.close();
  if (stop.signal.aborted) return { kind: 'stopped' };
  return { kind: 'settled', history, heapBytes: process.memoryUsage().heapUsed, elapsedMs };
}

process.once('message', (order: WorkerOrder) => {
  work(order)
    .catch((thrown: unknown): WorkerReport => ({ kind: 'failed', reason: String(thrown) }))
    .then((report) => {
      process.send?.(report, () => process.exit(0));
    })
    .catch(() => process.exit(1));
});
