import {
  request as httpRequest,
  type Agent,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http';
import { X509Certificate } from 'node:crypto';

import { appError, type AppError } from '../../shared/errors/appError.ts';
import type { Exchange, ExchangeObserver, GatewayRequest } from '../domain/ports/transport.ts';
import type { CancellableRequest } from './cardAgent.ts';
import { CardTlsSocket } from './cardTlsSocket.ts';
import { ChannelFailure } from './channelFailure.ts';

/** How much of a body is handed over at a time: the grain of progress and of back-pressure. */
const sliceBytes = 64 * 1024;

const httpsPort = 443;

/** Limits of one exchange. */
export interface ExchangeLimits {
  /** Longest pause in sending, and longest wait for the whole answer once everything is sent. */
  readonly responseTimeoutMs: number;
  readonly maxResponseBytes: number;
}

/** What the caller watches and may cancel. */
export interface ExchangeOptions {
  readonly observer?: ExchangeObserver;
  readonly signal?: AbortSignal;
}

/**
 * One request and its answer over an agent of card connections. What became of it is told by one fact: whether
 * the first byte of the request was handed to TLS after the handshake (reliability §7.2.3). One refinement: a
 * server that refuses our certificate with an alert has ended the handshake, which under TLS 1.3 is known only
 * after the request has left (RFC 8446 §4.4.2.4); it cannot have read it, so the request counts as not sent.
 */
export class HttpExchange {
  readonly #request: GatewayRequest;
  readonly #limits: ExchangeLimits;
  readonly #options: ExchangeOptions;
  readonly #startedAt = performance.now();
  readonly #host: string;
  #resolve: (exchange: Exchange) => void = () => undefined;
  /** Reaches the agent: cancelling also ends a handshake that waits for the card. */
  readonly #calledOff = new AbortController();
  #http: ClientRequest | null = null;
  #socket: CardTlsSocket | null = null;
  #timer: NodeJS.Timeout | null = null;
  #firstByteLeft = false;
  #settled = false;

  constructor(request: GatewayRequest, limits: ExchangeLimits, options: ExchangeOptions) {
    if (request.url.protocol !== 'https:') throw new TypeError('The channel speaks https only');
    this.#request = request;
    this.#limits = limits;
    this.#options = options;
    this.#host = request.url.hostname.replace(/^\[|\]$/g, '');
  }

  /** Runs the exchange, once; expected failures come as values. */
  run(agent: Agent): Promise<Exchange> {
    return new Promise((resolve) => {
      this.#resolve = resolve;
      if (this.#options.signal?.aborted === true) {
        this.#cancel();
        return;
      }
      this.#options.signal?.addEventListener('abort', this.#cancel);
      this.#start(agent);
    });
  }

  #start(agent: Agent): void {
    const { url, method, headers, body } = this.#request;
    const options: CancellableRequest = {
      agent,
      calledOff: this.#calledOff.signal,
      method,
      host: this.#host,
      port: url.port === '' ? httpsPort : Number(url.port),
      path: `${url.pathname}${url.search}`,
      headers: {
        host: url.host,
        ...headers,
        ...(body === null ? {} : { 'content-length': String(body.byteLength) }),
      },
    };
    const http = httpRequest(options);
    this.#http = http;
    http.on('error', (error: NodeJS.ErrnoException) => {
      this.#failWith(this.#toAppError(error));
    });
    http.on('response', (response) => {
      this.#receive(response);
    });
    // Nothing is written before the connection is there: what is written is then known to leave.
    http.on('socket', (socket) => {
      this.#connected(http, socket);
    });
  }

  #connected(http: ClientRequest, socket: object): void {
    if (this.#settled) return;
    if (!(socket instanceof CardTlsSocket))
      throw new TypeError('The agent gave another kind of socket');
    this.#socket = socket;
    socket.watchFirstWrite(() => {
      this.#firstByte();
    });
    this.#send(http, 0);
  }

  #firstByte(): void {
    this.#firstByteLeft = true;
    this.#options.signal?.removeEventListener('abort', this.#cancel);
    this.#timer = setTimeout(() => {
      const { responseTimeoutMs: timeoutMs } = this.#limits;
      this.#failWith(appError('channel/response-timeout', { host: this.#host, timeoutMs }));
    }, this.#limits.responseTimeoutMs);
    this.#options.observer?.onFirstByte?.();
  }

  #send(http: ClientRequest, from: number): void {
    const { body } = this.#request;
    if (body === null || body.byteLength === 0) {
      http.end();
      return;
    }
    const to = Math.min(from + sliceBytes, body.byteLength);
    const sent = (error?: Error | null): void => {
      if (this.#settled || (error !== undefined && error !== null)) return;
      this.#timer?.refresh();
      this.#options.observer?.onProgress?.(to, body.byteLength);
      if (to < body.byteLength) this.#send(http, to);
      else http.end();
    };
    http.write(body.subarray(from, to), sent);
  }

  #receive(response: IncomingMessage): void {
    const pieces: Buffer[] = [];
    let size = 0;
    response.on('data', (piece: Buffer) => {
      size += piece.byteLength;
      if (size > this.#limits.maxResponseBytes) {
        const { maxResponseBytes: limitBytes } = this.#limits;
        this.#failWith(appError('channel/response-too-large', { host: this.#host, limitBytes }));
        return;
      }
      pieces.push(piece);
    });
    response.on('error', (error: NodeJS.ErrnoException) => {
      this.#failWith(this.#toAppError(error));
    });
    response.on('end', () => {
      if (response.complete) this.#answered(response, Buffer.concat(pieces));
    });
  }

  #answered(response: IncomingMessage, body: Uint8Array): void {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(response.headers)) {
      if (value !== undefined) headers[name] = typeof value === 'string' ? value : value.join(', ');
    }
    this.#settle({
      kind: 'answered',
      answer: {
        status: response.statusCode ?? 0,
        headers,
        body,
        peer: peerName(this.#socket),
        durationMs: performance.now() - this.#startedAt,
      },
    });
    // An answer before the end of the request leaves the connection in the middle of a message.
    if (this.#http?.writableFinished === false) this.#http.destroy();
  }

  readonly #cancel = (): void => {
    this.#failWith(appError('channel/cancelled', { host: this.#host }));
    this.#calledOff.abort();
  };

  #failWith(error: AppError): void {
    if (this.#settled) return;
    const refusedBeforeReading =
      error.code === 'channel/client-certificate-refused' && this.#socket?.hasAnswered !== true;
    const kind = this.#firstByteLeft && !refusedBeforeReading ? 'unknown' : 'not-sent';
    this.#settle({ kind, error });
    this.#http?.destroy();
  }

  #settle(exchange: Exchange): void {
    if (this.#settled) return;
    this.#settled = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#options.signal?.removeEventListener('abort', this.#cancel);
    this.#resolve(exchange);
  }

  #toAppError(error: NodeJS.ErrnoException): AppError {
    if (error instanceof ChannelFailure) return error.appError;
    const host = this.#host;
    const reason = error.code ?? error.message;
    return reason.startsWith('HPE_')
      ? appError('channel/response-not-http', { host, reason })
      : appError('channel/connection-lost', { host, cause: reason });
  }
}

/** The common name of the server's certificate, or the first alternative name where it has none. */
function peerName(socket: CardTlsSocket | null): string {
  const leaf = socket?.facts?.peerChain[0];
  if (leaf === undefined) return '';
  const certificate = new X509Certificate(leaf);
  const common = /^CN=(.*)$/m.exec(certificate.subject)?.[1];
  return common ?? certificate.subjectAltName?.split(', ')[0] ?? '';
}
