import type { Socket } from 'node:net';
import { measureClockOffset } from '../../../shared/fse/answers/clockOffset.ts';
import type {
  EngineCertificateRequest,
  EngineFacts,
  EngineFailure,
  TlsEngine,
} from '../cardTlsAddon.ts';

/** What one connection without a card showed. */
export interface ProbedConnection {
  readonly facts: EngineFacts;
  readonly failure: EngineFailure | null;
  readonly handshakeDone: boolean;
  /** Requests for a certificate during the handshake, and those that came after it. */
  readonly askedInHandshake: readonly EngineCertificateRequest[];
  readonly askedLater: readonly EngineCertificateRequest[];
  readonly sessions: readonly Uint8Array[];
  /** Status of the HTTP answer; null where none was asked for or none came. */
  readonly httpStatus: number | null;
  /** Server clock minus ours when the answer came, in milliseconds; null where it named no `Date`. */
  readonly clockOffsetMs: number | null;
}

/** More of an answer than its first line is of no interest. */
const enoughOfAnAnswer = 4096;

/**
 * Runs one connection with an engine that has no certificate: the handshake, then one request where given, until the
 * server answers, refuses or falls silent. Owns socket and engine; never fails, but tells how far it came.
 */
export async function probeConnection(
  socket: Socket,
  engine: TlsEngine,
  request: Uint8Array | null,
  timeoutMs: number,
): Promise<ProbedConnection> {
  const probe = new Probe(socket, engine, request);
  socket.setTimeout(timeoutMs, () => {
    socket.destroy();
  });
  try {
    probe.advance();
    await probe.listen();
    return probe.result();
  } finally {
    engine.destroy();
    socket.destroy();
  }
}

class Probe {
  readonly #socket: Socket;
  readonly #engine: TlsEngine;
  readonly #request: Uint8Array | null;
  readonly #sessions: Uint8Array[] = [];
  #requestsInHandshake: number | null = null;
  #answer = '';
  #answeredAt = new Date();
  #finished = false;

  constructor(socket: Socket, engine: TlsEngine, request: Uint8Array | null) {
    this.#socket = socket;
    this.#engine = engine;
    this.#request = request;
  }

  /** Feeds what arrives until there is nothing more to learn. */
  async listen(): Promise<void> {
    try {
      for await (const bytes of this.#socket) {
        if (bytes instanceof Uint8Array) this.#engine.feed(bytes);
        this.advance();
        if (this.#finished) return;
      }
    } catch {
      // A reset connection has ended, as one that was closed: the engine tells what was missing.
    }
    this.#engine.endOfInput();
    this.advance();
  }

  /** Takes every step that is possible now. */
  advance(): void {
    if (this.#requestsInHandshake === null) this.#shakeHands();
    if (this.#requestsInHandshake !== null) this.#read();
    this.#send();
  }

  result(): ProbedConnection {
    const asked = this.#engine.certificateRequests();
    const inHandshake = this.#requestsInHandshake ?? asked.length;
    const status = /^HTTP\/1\.[01] (\d{3})/.exec(this.#answer)?.[1];
    return {
      facts: this.#engine.facts(),
      failure: this.#engine.failure(),
      handshakeDone: this.#requestsInHandshake !== null,
      askedInHandshake: asked.slice(0, inHandshake),
      askedLater: asked.slice(inHandshake),
      sessions: this.#sessions,
      httpStatus: status === undefined ? null : Number(status),
      clockOffsetMs: this.#clockOffsetMs(),
    };
  }

  #clockOffsetMs(): number | null {
    const date = /^date:(.*)$/im.exec(this.#answer)?.[1]?.trim();
    const headers = date === undefined ? {} : { date };
    return measureClockOffset({ headers }, this.#answeredAt);
  }

  #shakeHands(): void {
    const status = this.#engine.handshake();
    if (status === 'failed') this.#finished = true;
    if (status !== 'done') return;
    this.#requestsInHandshake = this.#engine.certificateRequests().length;
    if (this.#request === null) this.#finished = true;
    else this.#engine.write(this.#request);
  }

  #read(): void {
    this.#engine.flush();
    while (!this.#finished) {
      const piece = this.#engine.read();
      this.#sessions.push(...this.#engine.takeSessions());
      if (piece === 'wants-input') return;
      if (typeof piece === 'string') this.#finished = true;
      else this.#answer += Buffer.from(piece).toString('latin1');
      this.#answeredAt = new Date();
      if (this.#answer.includes('\r\n\r\n') || this.#answer.length > enoughOfAnAnswer) {
        this.#finished = true;
      }
    }
  }

  #send(): void {
    const bytes = this.#engine.take();
    if (bytes !== null && this.#socket.writable) this.#socket.write(bytes);
  }
}
