import { appError, type AppError } from '../../shared/errors/appError.ts';
import type {
  Exchange,
  ExchangeObserver,
  GatewayRequest,
  GatewayTransport,
} from '../domain/ports/transport.ts';
import type { OsNet, OsRequest, OsResponse, OsVerifiedPeer } from './osNet.ts';
import { osStoreFailure } from './osStoreFailure.ts';

/** How the channel over the operating system's certificate store is made. */
export interface OsStoreTransportOptions {
  /** Electron's `net` over a session of its own. */
  readonly net: OsNet;
  /** What the session's verifier last found out about a host; null where it was never asked. */
  readonly verified: (host: string) => OsVerifiedPeer | null;
  /** For a proxy that asks; null where there are none. */
  readonly proxyCredentials: { readonly user: string; readonly password: string } | null;
  /** Closes the session's connections and forgets its TLS state. */
  readonly closeSession: () => Promise<void>;
  /** For everything from the start, the person at the system's PIN window included, in milliseconds. */
  readonly responseTimeoutMs: number;
  /** Default 10 MiB. */
  readonly maxResponseBytes?: number;
}

const defaultMaxResponseBytes = 10 * 1024 * 1024;

interface ExchangeOptions {
  readonly observer?: ExchangeObserver;
  readonly signal?: AbortSignal;
}

/**
 * The second channel (card-channel.md, decision 2): Electron's network stack with a certificate of the operating
 * system's store, for workstations whose middleware has no PKCS#11 library. The stack does not tell when the request
 * leaves, so the first byte is announced before anything is handed over, and a failure counts as not sent only where
 * its name says that no connection came to be.
 */
export function createOsStoreTransport(options: OsStoreTransportOptions): GatewayTransport {
  return {
    exchange: (request, exchangeOptions) =>
      new OsExchange(options, request, exchangeOptions ?? {}).run(),
    close: () => options.closeSession(),
  };
}

class OsExchange {
  readonly #options: OsStoreTransportOptions;
  readonly #request: GatewayRequest;
  readonly #exchange: ExchangeOptions;
  readonly #startedAt = performance.now();
  readonly #host: string;
  #resolve: (exchange: Exchange) => void = () => undefined;
  #http: OsRequest | null = null;
  #timer: NodeJS.Timeout | null = null;
  #left = false;
  #settled = false;

  constructor(
    options: OsStoreTransportOptions,
    request: GatewayRequest,
    exchange: ExchangeOptions,
  ) {
    if (request.url.protocol !== 'https:') throw new TypeError('The channel speaks https only');
    this.#options = options;
    this.#request = request;
    this.#exchange = exchange;
    this.#host = request.url.hostname;
  }

  run(): Promise<Exchange> {
    return new Promise((resolve) => {
      this.#resolve = resolve;
      if (this.#exchange.signal?.aborted === true) {
        this.#fail(appError('channel/cancelled', { host: this.#host }), 'not-sent');
        return;
      }
      this.#start();
    });
  }

  #start(): void {
    const { method, url, headers, body } = this.#request;
    const http = this.#options.net.request({
      method,
      url: url.href,
      redirect: 'manual',
      useSessionCookies: false,
      cache: 'no-store',
    });
    this.#http = http;
    for (const [name, value] of Object.entries(headers)) http.setHeader(name, value);
    http.on('response', (response) => {
      this.#receive(response);
    });
    // A redirect that nobody follows ends the request with an error: it is reported as the answer it is.
    http.on('redirect', (status) => {
      this.#answered(status, {}, Buffer.alloc(0));
      http.abort();
    });
    http.on('login', ({ isProxy }, answer) => {
      const credentials = isProxy ? this.#options.proxyCredentials : null;
      if (credentials === null) answer();
      else answer(credentials.user, credentials.password);
    });
    http.on('error', (error) => {
      if (this.#options.verified(this.#host)?.isPinned === false) {
        // The stack says only that something failed: it was our verifier, before any request.
        this.#fail(appError('channel/server-not-pinned', { host: this.#host }), 'not-sent');
        return;
      }
      const failure = osStoreFailure(error, this.#host);
      this.#fail(failure.error, failure.beforeRequest ? 'not-sent' : this.#doubt());
    });
    const { responseTimeoutMs: timeoutMs } = this.#options;
    this.#timer = setTimeout(() => {
      this.#fail(
        appError('channel/response-timeout', { host: this.#host, timeoutMs }),
        this.#doubt(),
      );
      http.abort();
    }, timeoutMs);
    this.#left = true;
    this.#exchange.observer?.onFirstByte?.();
    if (body !== null && body.byteLength > 0) http.write(Buffer.from(body));
    http.end();
  }

  #doubt(): 'unknown' | 'not-sent' {
    return this.#left ? 'unknown' : 'not-sent';
  }

  #receive(response: OsResponse): void {
    const limitBytes = this.#options.maxResponseBytes ?? defaultMaxResponseBytes;
    const pieces: Buffer[] = [];
    let size = 0;
    const lost = (cause: string): void => {
      this.#fail(appError('channel/connection-lost', { host: this.#host, cause }), 'unknown');
    };
    response.on('data', (piece) => {
      size += piece.byteLength;
      if (size > limitBytes) {
        const tooLarge = appError('channel/response-too-large', { host: this.#host, limitBytes });
        this.#fail(tooLarge, 'unknown');
        this.#http?.abort();
        return;
      }
      pieces.push(piece);
    });
    response.on('aborted', () => {
      lost('aborted');
    });
    response.on('error', (error) => {
      lost(error.message);
    });
    response.on('end', () => {
      const headers: Record<string, string> = {};
      for (const [name, value] of Object.entries(response.headers)) {
        if (value !== undefined)
          headers[name] = typeof value === 'string' ? value : value.join(', ');
      }
      this.#answered(response.statusCode, headers, Buffer.concat(pieces));
    });
  }

  #answered(status: number, headers: Readonly<Record<string, string>>, body: Buffer): void {
    this.#settle({
      kind: 'answered',
      answer: {
        status,
        headers,
        body,
        peer: this.#options.verified(this.#host)?.name ?? '',
        durationMs: performance.now() - this.#startedAt,
      },
    });
  }

  #fail(error: AppError, kind: 'not-sent' | 'unknown'): void {
    this.#settle({ kind, error });
  }

  #settle(exchange: Exchange): void {
    if (this.#settled) return;
    this.#settled = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#resolve(exchange);
  }
}
