import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer as createPageServer, type Server } from 'node:http';
import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Clock } from '../../electron/domain/ports/clock.ts';
import { createRequestHandler } from './createRequestHandler.ts';
import { createSyntaxCheck } from './documents/createSyntaxCheck.ts';
import { createFaultScript, parseFaults, type FaultRuleInput } from './faults/faultScript.ts';
import {
  defaultSettings,
  machineSources,
  type GatewaySettings,
  type Validate,
} from './gatewayOptions.ts';
import { createLedger, type LedgerBook } from './ledger/ledger.ts';
import { emptyLedger, type Ledger } from './ledger/ledgerEntries.ts';
import { readLedgerFile } from './ledger/readLedgerFile.ts';
import { writeLedgerFile } from './ledger/writeLedgerFile.ts';
import { basePath } from './routing.ts';
import { statusPage } from './statusService/statusPage.ts';

/** The certificates a gateway is made of; `TestPki` is one. */
export interface GatewayPki {
  certPem(name: string): string;
  keyPem(name: string): string;
}

/** How a gateway is started; settings left out are those of `defaultSettings`. */
export interface GatewayOptions extends Partial<Omit<GatewaySettings, 'faults'>> {
  readonly pki: GatewayPki;
  /** Folder of the official data with `cda/xsd`; null to judge only well-formedness. */
  readonly packDirectory: string | null;
  /** A free port when absent or 0. */
  readonly port?: number;
  /** Refused unless it is 127.0.0.1: a simulator must not be reachable from elsewhere. */
  readonly host?: string;
  /** Written after every change; what an earlier gateway left there is taken up again. */
  readonly ledgerFile?: string;
  /** Schematron and vocabularies. */
  readonly validate?: Validate;
  readonly faults?: readonly FaultRuleInput[];
  readonly clock?: Clock;
  /** The gateway's clock minus the machine's, in seconds. */
  readonly clockOffsetSeconds?: number;
  /** Whether a page for a browser shows what the gateway holds, over plain HTTP on a port of its own. */
  readonly statusPage?: boolean;
  /** Names of the server's certificate and of the authority it belongs to, in the PKI. */
  readonly serverCertificate?: string;
  /** Called after every exchange. */
  readonly onCall?: () => void;
}

/** A gateway that is answering. */
export interface RunningGateway {
  /** Ends with `/gateway/v2`, without a final slash. */
  readonly baseUrl: string;
  /** Address of the status page; null when none was asked for. */
  readonly statusPageUrl: string | null;
  ledger(): Ledger;
  /** Closes every connection and the ports. */
  stop(): Promise<void>;
}

const loopback = '127.0.0.1';

function settingsOf(options: GatewayOptions): GatewaySettings {
  const given = Object.entries(options).filter(
    ([name, value]) => name in defaultSettings && value !== undefined,
  );
  return {
    ...defaultSettings,
    ...Object.fromEntries(given),
    faults: parseFaults(options.faults ?? []),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('The gateway has no port'));
    });
  });
}

function clockOf({ clock = machineSources.clock, clockOffsetSeconds = 0 }: GatewayOptions): Clock {
  return { now: () => new Date(clock.now().getTime() + clockOffsetSeconds * 1000) };
}

function openLedger(ledgerFile: string | undefined): LedgerBook {
  if (ledgerFile === undefined) return createLedger(() => undefined);
  const initial = existsSync(ledgerFile) ? readLedgerFile(ledgerFile) : emptyLedger;
  writeLedgerFile(ledgerFile, initial);
  return createLedger((state) => {
    writeLedgerFile(ledgerFile, state);
  }, initial);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // Called with an error when it has been stopped before, which is as good.
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

/** Plain HTTP: a browser has no certificate of a doctor, and nothing can be changed through the page. */
async function startStatusPage(ledger: () => Ledger): Promise<{ url: string; server: Server }> {
  const server = createPageServer((_message, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(statusPage(ledger()));
  });
  return { url: `http://${loopback}:${String(await listen(server, 0))}/status`, server };
}

/** Starts a gateway on 127.0.0.1. Rejects when the port is taken or another host is asked for. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  if ((options.host ?? loopback) !== loopback) throw new Error(`Only ${loopback} may be bound`);
  const { pki } = options;
  const settings = settingsOf(options);
  const book = openLedger(options.ledgerFile);
  const clock = clockOf(options);
  const script = createFaultScript(settings.faults);
  const handle = createRequestHandler({
    settings,
    ledger: book,
    script,
    syntax: createSyntaxCheck(options.packDirectory),
    surroundings: {
      ...machineSources,
      clock,
      validate: options.validate ?? null,
      tokenAuthorities: [new X509Certificate(pki.certPem('sogei-ca'))],
    },
  });
  const certificate = options.serverCertificate ?? 'server';
  const server = createServer(
    {
      key: pki.keyPem(certificate),
      cert: pki.certPem(certificate),
      ca: pki.certPem(settings.callers === 'health-card' ? 'cns-ca' : 'sogei-ca'),
      requestCert: true,
      rejectUnauthorized: settings.clientCertificateRefusal === 'handshake',
      keepAliveTimeout: 60_000,
    },
    (message, response) => {
      response.setHeader('date', clock.now().toUTCString());
      void handle(message, response).then(() => options.onCall?.());
    },
  );
  server.prependListener('connection', (socket: Socket) => {
    if (script.strikesNextConnection()) socket.destroy();
  });
  const ledger = () => {
    book.settle(clock.now());
    return book.snapshot();
  };
  const port = await listen(server, options.port ?? 0);
  const page = options.statusPage === true ? await startStatusPage(ledger) : null;
  return {
    baseUrl: `https://${loopback}:${String(port)}${basePath}`,
    statusPageUrl: page?.url ?? null,
    ledger,
    stop: async () => {
      await Promise.all([server, ...(page === null ? [] : [page.server])].map(close));
    },
  };
}
