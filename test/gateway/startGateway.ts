import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:https';
import type { Clock } from '../../electron/domain/ports/clock.ts';
import { createRequestHandler } from './createRequestHandler.ts';
import { createSyntaxCheck } from './documents/createSyntaxCheck.ts';
import { parseFaults, type FaultRuleInput } from './faults/faultScript.ts';
import {
  defaultSettings,
  machineSources,
  type GatewaySettings,
  type Validate,
} from './gatewayOptions.ts';
import { createLedger, type Ledger } from './ledger/ledger.ts';
import { writeLedgerFile } from './ledger/writeLedgerFile.ts';
import { basePath } from './routing.ts';

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
  readonly ledgerFile?: string;
  /** Schematron and vocabularies. */
  readonly validate?: Validate;
  readonly faults?: readonly FaultRuleInput[];
  readonly clock?: Clock;
  /** Names of the server's certificate and of the authority it belongs to, in the PKI. */
  readonly serverCertificate?: string;
  /** Called after every exchange. */
  readonly onCall?: () => void;
}

/** A gateway that is answering. */
export interface RunningGateway {
  /** Ends with `/gateway/v2`, without a final slash. */
  readonly baseUrl: string;
  ledger(): Ledger;
  /** Closes every connection and the port. */
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

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('The gateway has no port'));
    });
  });
}

/** Starts a gateway on 127.0.0.1. Rejects when the port is taken or another host is asked for. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  if ((options.host ?? loopback) !== loopback) throw new Error(`Only ${loopback} may be bound`);
  const { pki, ledgerFile } = options;
  const settings = settingsOf(options);
  const ledger = createLedger((state) => {
    if (ledgerFile !== undefined) writeLedgerFile(ledgerFile, state);
  });
  if (ledgerFile !== undefined) writeLedgerFile(ledgerFile, ledger.snapshot());
  const handle = createRequestHandler({
    settings,
    ledger,
    syntax: createSyntaxCheck(options.packDirectory),
    surroundings: {
      ...machineSources,
      ...(options.clock === undefined ? {} : { clock: options.clock }),
      validate: options.validate ?? null,
      tokenAuthorities: [new X509Certificate(pki.certPem('sogei-ca'))],
    },
  });
  const certificate = options.serverCertificate ?? 'server';
  const server = createServer(
    {
      key: pki.keyPem(certificate),
      cert: pki.certPem(certificate),
      ca: pki.certPem('cns-ca'),
      requestCert: true,
      rejectUnauthorized: settings.clientCertificateRefusal === 'handshake',
      keepAliveTimeout: 60_000,
    },
    (message, response) => {
      void handle(message, response).then(() => options.onCall?.());
    },
  );
  const port = await listen(server, options.port ?? 0);
  return {
    baseUrl: `https://${loopback}:${String(port)}${basePath}`,
    ledger: () => ledger.snapshot(),
    stop: () =>
      new Promise((resolve) => {
        // Called with an error when it has been stopped before, which is as good.
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
