import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { AppError } from '../../../shared/errors/appError.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import {
  loadCardTlsAddon,
  type CardTlsAddon,
  type EngineCertificateRequest,
  type TlsVersion,
} from '../cardTlsAddon.ts';
import { connectTcp, type ChannelProxy, type ChannelTarget } from '../connectTcp.ts';
import { publicKeyPin } from '../publicKeyPin.ts';
import { tlsFailure } from '../tlsFailure.ts';
import { tlsPolicies } from '../tlsPolicy.ts';
import { distinguishedNameText } from './distinguishedName.ts';
import { probeConnection, type ProbedConnection } from './probeConnection.ts';
import type {
  CertificateMoment,
  CertificateRequestFinding,
  ChainFinding,
  ProbeReport,
  VersionFinding,
} from '../../domain/ports/channelProbe.ts';
import { signatureSchemeNames, tls12Suites, tls13Suites } from './probeTables.ts';

/** What is probed, and from where. */
export interface ProbeOptions {
  readonly url: URL;
  readonly trustedRootsPem: readonly string[];
  readonly proxy: ChannelProxy | null;
  /** Longest silence of the server, in milliseconds. */
  readonly timeoutMs: number;
  readonly at: Date;
}

const httpsPort = 443;
const versions: readonly TlsVersion[] = ['TLSv1.3', 'TLSv1.2'];
/** `handshake_failure`: what servers older than `certificate_required` say to a client without one. */
const handshakeFailureAlert = 40;

/** Connections of one probe: each new, to the same place, without a certificate of ours. */
class Prober {
  readonly addon: CardTlsAddon = loadCardTlsAddon();
  readonly target: ChannelTarget;
  readonly #options: ProbeOptions;

  constructor(options: ProbeOptions) {
    this.#options = options;
    const { hostname, port } = options.url;
    this.target = {
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? httpsPort : Number(port),
    };
  }

  async connect(
    version: TlsVersion,
    ask: {
      readonly suites?: readonly string[];
      readonly session?: Uint8Array;
      readonly request?: Uint8Array;
      readonly roots?: readonly string[];
    },
  ): Promise<Result<ProbedConnection>> {
    const { proxy, trustedRootsPem, timeoutMs } = this.#options;
    const { host } = this.target;
    const suites = ask.suites?.join(':');
    const context = new this.addon.TlsContext({
      ...tlsPolicies['pss-capable'],
      minVersion: version,
      maxVersion: version,
      chain: [],
      roots: ask.roots ?? trustedRootsPem,
      ...(suites === undefined
        ? {}
        : version === 'TLSv1.3'
          ? { cipherSuites: suites }
          : { ciphers: suites }),
    });
    const tcp = await connectTcp(this.target, proxy, AbortSignal.timeout(timeoutMs));
    if (!tcp.ok) {
      const late = appError('channel/connect-timeout', { host, phase: 'network' });
      return fail(tcp.error === 'aborted' ? late : tcp.error);
    }
    const engine = new this.addon.TlsEngine(context, {
      serverName: host,
      session: ask.session ?? null,
    });
    return ok(await probeConnection(tcp.value, engine, ask.request ?? null, timeoutMs));
  }

  /** Asks again and again without the suite just taken: the server's own order of preference. */
  async suites(version: TlsVersion): Promise<readonly string[]> {
    const left = new Map(version === 'TLSv1.3' ? tls13Suites : tls12Suites);
    const taken: string[] = [];
    while (left.size > 0) {
      // The suite is chosen before the certificate is judged, and reading hundreds of roots for each connection takes
      // longer than all of them together.
      const connection = await this.connect(version, { suites: [...left.values()], roots: [] });
      const cipher = connection.ok ? connection.value.facts.cipher : null;
      if (cipher === null || !left.delete(cipher)) break;
      taken.push(cipher);
    }
    return taken;
  }

  request(): Uint8Array {
    const { host, pathname, search } = this.#options.url;
    return Buffer.from(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    );
  }
}

function requestFinding(
  when: CertificateMoment,
  { issuers, schemes }: EngineCertificateRequest,
): CertificateRequestFinding {
  return {
    when,
    issuers: issuers.map(distinguishedNameText),
    schemes: schemes.map(
      (code) => signatureSchemeNames.get(code) ?? `0x${code.toString(16).padStart(4, '0')}`,
    ),
  };
}

function certificateRequest(
  version: TlsVersion,
  { askedInHandshake: [first], askedLater: [later] }: ProbedConnection,
): CertificateRequestFinding | null {
  if (first !== undefined) return requestFinding('handshake', first);
  if (later === undefined) return null;
  return requestFinding(version === 'TLSv1.3' ? 'post-handshake' : 'renegotiation', later);
}

function withoutCertificate(
  connection: ProbedConnection,
  failure: AppError | null,
): VersionFinding['withoutCertificate'] {
  if (connection.httpStatus !== null) return 'answers';
  const asked = connection.askedInHandshake.length + connection.askedLater.length > 0;
  const alert = connection.failure?.alertReceived ?? null;
  const refused =
    failure?.code === 'channel/client-certificate-refused' ||
    failure?.code === 'channel/no-common-signature-scheme' ||
    alert === handshakeFailureAlert;
  return asked && refused ? 'refuses' : 'unknown';
}

async function probeVersion(
  prober: Prober,
  version: TlsVersion,
  first: ProbedConnection,
): Promise<VersionFinding> {
  const offered = first.facts.cipher !== null;
  const { host } = prober.target;
  const failure = first.failure === null ? null : tlsFailure(first.failure, host);
  const [session] = first.sessions;
  const again =
    session === undefined
      ? null
      : await prober.connect(version, { session, request: prober.request() });
  return {
    version,
    offered,
    ciphers: offered ? await prober.suites(version) : [],
    certificateRequest: certificateRequest(version, first),
    withoutCertificate: withoutCertificate(first, failure),
    httpStatus: first.httpStatus,
    sessionsIssued: first.sessions.length,
    resumes: again?.ok === true ? again.value.facts.resumed : null,
    failure,
  };
}

function chainFinding(der: Uint8Array): ChainFinding {
  const certificate = new X509Certificate(der);
  return {
    subject: certificate.subject.replaceAll('\n', ', '),
    issuer: certificate.issuer.replaceAll('\n', ', '),
    notBefore: certificate.validFromDate.toISOString(),
    notAfter: certificate.validToDate.toISOString(),
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    pin: publicKeyPin(der),
  };
}

function nameMatches(leaf: Uint8Array | undefined, host: string): boolean | null {
  if (leaf === undefined) return null;
  const certificate = new X509Certificate(leaf);
  const match = isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host);
  return match !== undefined;
}

/** The server's chain and, where it was not accepted, why. */
function judgeChain(
  connections: readonly ProbedConnection[],
  host: string,
): Pick<ProbeReport, 'chain' | 'distrust' | 'nameMatches'> {
  const refused = connections.find(({ failure }) => failure !== null && failure.verifyCode !== 0);
  const seen = connections.find(({ facts }) => facts.peerChain.length > 0);
  const ders = refused?.failure?.refusedChain ?? seen?.facts.peerChain ?? [];
  return {
    chain: ders.map(chainFinding),
    distrust: refused?.failure ? tlsFailure(refused.failure, host) : null,
    nameMatches: nameMatches(ders[0], host),
  };
}

/**
 * Looks at a front end as a client without a certificate does: which versions and suites it speaks, when it asks for
 * a certificate and which ones it accepts, its chain, its sessions. Sends one GET for the given path per version,
 * because some servers ask only once they know the path. A few dozen short connections in all.
 */
export async function probeServer(options: ProbeOptions): Promise<ProbeReport> {
  const prober = new Prober(options);
  const { host } = prober.target;
  const connections: ProbedConnection[] = [];
  const findings: VersionFinding[] = [];
  let unreachable: AppError | null = null;
  for (const version of versions) {
    const first = await prober.connect(version, { request: prober.request() });
    if (first.ok) {
      connections.push(first.value);
      findings.push(await probeVersion(prober, version, first.value));
    } else {
      unreachable = first.error;
    }
  }
  return {
    url: options.url.href,
    at: options.at.toISOString(),
    proxy: options.proxy === null ? null : `${options.proxy.host}:${String(options.proxy.port)}`,
    library: prober.addon.opensslVersion,
    unreachable: connections.length === 0 ? unreachable : null,
    ...judgeChain(connections, host),
    versions: findings,
    clockOffsetMs:
      connections.map(({ clockOffsetMs }) => clockOffsetMs).find((offset) => offset !== null) ??
      null,
  };
}
