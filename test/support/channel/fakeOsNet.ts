import { EventEmitter } from 'node:events';
import { request as httpsRequest, Agent } from 'node:https';
import type { ClientRequest } from 'node:http';
import type { OsNet, OsRequest, OsRequestOptions } from '../../../electron/main/osNet.ts';
import type { TestPki } from '../../pki/makeTestPki.ts';

/** Which certificate the "operating system" offers; null for none. */
export interface FakeOsNetOptions {
  readonly clientCertificate: string | null;
}

/** Chromium's names for what Node's own stack reports. */
const names: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'ERR_CONNECTION_REFUSED'],
  ['ENOTFOUND', 'ERR_NAME_NOT_RESOLVED'],
  ['EAI_AGAIN', 'ERR_NAME_NOT_RESOLVED'],
  ['ECONNRESET', 'ERR_CONNECTION_RESET'],
  ['CERT_HAS_EXPIRED', 'ERR_CERT_DATE_INVALID'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_CERT_COMMON_NAME_INVALID'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ERR_CERT_AUTHORITY_INVALID'],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'ERR_SSL_CLIENT_AUTH_CERT_NEEDED'],
]);

function chromiumName({ code = '', message }: NodeJS.ErrnoException): string {
  if (message.includes('alert unknown ca')) return 'ERR_BAD_SSL_CLIENT_AUTH_CERT';
  return names.get(code) ?? 'ERR_CONNECTION_CLOSED';
}

/**
 * Electron's `net` played by Node's `https` with a software key: real connections to real servers, the same events in
 * the same order, Chromium's names for what goes wrong.
 */
export function fakeOsNet(
  pki: TestPki,
  options: FakeOsNetOptions,
): OsNet & { closeSession(): Promise<void> } {
  const { clientCertificate: name } = options;
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 1,
    ca: pki.certPem('server-ca'),
    ...(name === null ? {} : { cert: pki.certPem(name), key: pki.keyPem(name) }),
  });
  return {
    request: (asked) => new FakeRequest(agent, asked),
    closeSession: () => {
      agent.destroy();
      return Promise.resolve();
    },
  };
}

class FakeRequest extends EventEmitter implements OsRequest {
  readonly #agent: Agent;
  readonly #asked: OsRequestOptions;
  readonly #headers: Record<string, string> = {};
  readonly #body: Buffer[] = [];
  #http: ClientRequest | null = null;

  constructor(agent: Agent, asked: OsRequestOptions) {
    super();
    this.#agent = agent;
    this.#asked = asked;
  }

  setHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  write(chunk: Buffer): void {
    this.#body.push(chunk);
  }

  end(): void {
    const { url, method } = this.#asked;
    const http = httpsRequest(url, { agent: this.#agent, method, headers: this.#headers });
    this.#http = http;
    http.on('response', (response) => {
      const status = response.statusCode ?? 0;
      if (status >= 300 && status < 400) this.emit('redirect', status);
      else this.emit('response', response);
    });
    http.on('error', (error: NodeJS.ErrnoException) => {
      this.emit('error', new Error(`net::${chromiumName(error)}`));
    });
    http.end(Buffer.concat(this.#body));
  }

  abort(): void {
    this.#http?.destroy();
  }
}
