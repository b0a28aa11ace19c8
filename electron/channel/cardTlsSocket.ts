import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

import { appError, type AppError } from '../../shared/errors/appError.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { EngineFacts, EngineSignatureRequest, TlsEngine } from './cardTlsAddon.ts';
import { ChannelFailure } from './channelFailure.ts';
import { tlsFailure } from './tlsFailure.ts';

/** The card's private operation; its errors end the connection and come out unchanged. */
export type CardSign = (request: EngineSignatureRequest) => Promise<Result<Uint8Array>>;

/** What a connection tells while it lives. */
export interface CardTlsSocketHooks {
  /** The card is about to be asked, and has answered: between the two the network is not to blame. */
  readonly cardAsked: () => void;
  readonly cardAnswered: () => void;
  /** Sessions the server issued, for later connections. */
  readonly sessions: (sessions: readonly Uint8Array[], facts: EngineFacts) => void;
}

/** How a connection is put together. The socket must be connected; engine and socket are owned from here on. */
export interface CardTlsSocketParts {
  readonly socket: Socket;
  readonly engine: TlsEngine;
  readonly sign: CardSign;
  readonly host: string;
  readonly hooks: CardTlsSocketHooks;
}

type WriteDone = (error?: Error | null) => void;

/**
 * A TLS connection as a stream: a connected socket below, the engine in between, the card beside.
 * Written plain text is acknowledged when its records were accepted by the system, and reading stops the socket
 * when the reader does not keep up. Every failure destroys the stream with a `ChannelFailure`.
 */
export class CardTlsSocket extends Duplex {
  /** Never: the stream is handed on only after its handshake. Node's HTTP client asks. */
  readonly connecting = false;
  readonly #parts: CardTlsSocketParts;
  #facts: EngineFacts | null = null;
  #cause: AppError | null = null;
  #asking = false;
  #wanted = false;
  #ended = false;
  #answeredOnce = false;
  #unfinishedWrite: WriteDone | null = null;
  #onFirstWrite: (() => void) | null = null;

  constructor(parts: CardTlsSocketParts) {
    super({ allowHalfOpen: false });
    this.#parts = parts;
    // Failures reach whoever waits (the connector or the request); an idle connection may fail unheard.
    this.on('error', () => undefined);
    parts.socket.setNoDelay(true);
    parts.socket.on('data', (bytes: Buffer) => {
      this.#received(bytes);
    });
    parts.socket.on('end', () => {
      this.#inputEnded();
    });
    parts.socket.on('close', () => {
      this.#inputEnded();
    });
    parts.socket.on('error', (error: NodeJS.ErrnoException) => {
      this.#fail(this.#lost(error.code ?? error.message));
    });
    parts.socket.on('timeout', () => this.emit('timeout'));
  }

  /** What was negotiated; null before the handshake is over. */
  get facts(): EngineFacts | null {
    return this.#facts;
  }

  /** Whether the server has sent anything that is not part of a handshake. */
  get hasAnswered(): boolean {
    return this.#answeredOnce;
  }

  /** Starts the handshake; `secure` or `error` follows. */
  start(): void {
    this.#pump();
  }

  /** Calls back once, just before the next byte of plain text is given to TLS. */
  watchFirstWrite(listener: () => void): void {
    this.#onFirstWrite = listener;
  }

  /** Idle time-out of the socket below, in milliseconds; 0 switches it off. Emits `timeout`. */
  setTimeout(ms: number): this {
    this.#parts.socket.setTimeout(ms);
    return this;
  }

  /** Passed to the socket below, as Node's HTTP agent expects. */
  setKeepAlive(enable?: boolean, initialDelayMs?: number): this {
    this.#parts.socket.setKeepAlive(enable, initialDelayMs);
    return this;
  }

  /** Passed to the socket below; the channel always runs without Nagle's delay. */
  setNoDelay(): this {
    return this;
  }

  /** Lets the process end although the connection is open. */
  unref(): this {
    this.#parts.socket.unref();
    return this;
  }

  /** Undoes `unref`. */
  ref(): this {
    this.#parts.socket.ref();
    return this;
  }

  override _read(): void {
    this.#wanted = true;
    this.#parts.socket.resume();
    this.#pump();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: WriteDone): void {
    if (chunk.byteLength === 0) {
      done();
      return;
    }
    const onFirstWrite = this.#onFirstWrite;
    this.#onFirstWrite = null;
    onFirstWrite?.();
    // The listener may have closed the channel.
    if (this.destroyed) {
      done();
      return;
    }
    this.#unfinishedWrite = done;
    if (this.#parts.engine.write(chunk) === 'done') this.#writeFinished();
    else this.#pump();
  }

  override _final(done: WriteDone): void {
    this.#parts.engine.shutdown();
    this.#send();
    this.#parts.socket.end(() => {
      done();
    });
  }

  override _destroy(error: Error | null, done: WriteDone): void {
    const { engine, socket } = this.#parts;
    if (!this.writableFinished) engine.shutdown();
    this.#send();
    engine.destroy();
    // What was written last (the closing or the fatal alert) still leaves.
    if (error === null || error instanceof ChannelFailure) socket.destroySoon();
    else socket.destroy();
    this.#unfinishedWrite = null;
    done(error);
  }

  #received(bytes: Buffer): void {
    if (this.destroyed) return;
    this.#parts.engine.feed(bytes);
    this.#pump();
    const idle = this.#facts !== null && !this.#wanted && this.#unfinishedWrite === null;
    if (idle) this.#parts.socket.pause();
  }

  #inputEnded(): void {
    if (this.destroyed || this.#ended) return;
    this.#ended = true;
    this.#parts.engine.endOfInput();
    this.#pump();
  }

  /** Takes every step that is possible now; called after anything that may have made one possible. */
  #pump(): void {
    if (this.destroyed) return;
    if (this.#facts === null) this.#advanceHandshake();
    if (this.#facts !== null) {
      this.#advanceWrite();
      this.#advanceRead();
    }
    this.#deliver();
  }

  /** Lets out what the steps produced: records for the network, a question for the card. */
  #deliver(): void {
    if (this.destroyed) return;
    this.#send();
    this.#askCard();
  }

  #advanceHandshake(): void {
    const { engine } = this.#parts;
    const status = engine.handshake();
    if (status === 'failed') this.#engineFailed();
    if (status !== 'done') return;
    this.#send();
    this.#facts = engine.facts();
    this.#reportSessions();
    this.emit('secure');
  }

  #advanceWrite(): void {
    if (this.destroyed || this.#unfinishedWrite === null) return;
    const status = this.#parts.engine.flush();
    if (status === 'done') this.#writeFinished();
    else if (status === 'failed') this.#engineFailed();
    else this.#parts.socket.resume(); // a renegotiation needs input, whether or not the reader wants any
  }

  #writeFinished(): void {
    const done = this.#unfinishedWrite;
    this.#unfinishedWrite = null;
    if (done !== null) this.#send(done);
  }

  #advanceRead(): void {
    while (this.#wanted && !this.destroyed) {
      const piece = this.#parts.engine.read();
      this.#reportSessions();
      if (typeof piece === 'string') {
        if (piece === 'closed') this.#closedByPeer();
        if (piece === 'failed') this.#engineFailed();
        return;
      }
      this.#answeredOnce = true;
      this.#wanted = this.push(piece);
    }
  }

  #closedByPeer(): void {
    this.#wanted = false;
    this.push(null);
  }

  #send(done?: WriteDone): void {
    const { engine, socket } = this.#parts;
    const bytes = engine.take();
    if (bytes === null || !socket.writable) done?.();
    else socket.write(bytes, done);
  }

  #reportSessions(): void {
    if (this.#facts === null) return;
    const sessions = this.#parts.engine.takeSessions();
    if (sessions.length > 0) this.#parts.hooks.sessions(sessions, this.#facts);
  }

  #askCard(): void {
    const request = this.#asking ? null : this.#parts.engine.wantsSignature();
    if (request === null) return;
    this.#asking = true;
    this.#parts.hooks.cardAsked();
    void this.#parts.sign(request).then(
      (answer) => {
        this.#cardAnswered(answer);
      },
      (defect: unknown) => {
        this.destroy(defect instanceof Error ? defect : new Error(String(defect)));
      },
    );
  }

  #cardAnswered(answer: Result<Uint8Array>): void {
    this.#asking = false;
    if (this.destroyed) return;
    this.#parts.hooks.cardAnswered();
    const { engine, host } = this.#parts;
    if (answer.ok) {
      const verdict = engine.provideSignature(answer.value);
      if (verdict === 'wrong-length')
        this.#cause = appError('channel/card-signature-wrong-length', { host });
      if (verdict === 'wrong') this.#cause = appError('channel/card-signature-wrong', { host });
    } else {
      this.#cause = answer.error;
      engine.failSignature();
    }
    this.#pump();
  }

  /** The card's own error comes before what TLS makes of it. */
  #engineFailed(): void {
    const failure = this.#parts.engine.failure();
    const reason = failure?.reason ?? 'unknown';
    const told = failure === null ? this.#lost(reason) : tlsFailure(failure, this.#parts.host);
    const afterHandshake =
      this.#facts !== null && told.code !== 'channel/client-certificate-refused';
    this.#fail(this.#cause ?? (afterHandshake ? this.#lost(reason) : told));
  }

  #lost(cause: string): AppError {
    const { host } = this.#parts;
    return this.#facts === null
      ? appError('channel/handshake-interrupted', { host })
      : appError('channel/connection-lost', { host, cause });
  }

  #fail(error: AppError): void {
    this.destroy(new ChannelFailure(error));
  }
}
