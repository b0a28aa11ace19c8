import { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import type { TlsEngine } from '../../../electron/channel/cardTlsAddon.ts';
import type { TestPki } from '../../pki/makeTestPki.ts';

/** Node's TLS as a server without a network: the other end of an engine in memory. */
export class ServerSide {
  readonly #wire: Duplex;
  readonly #socket: TLSSocket;
  readonly #produced: Buffer[] = [];
  #wake: () => void = () => undefined;

  constructor(pki: TestPki, version: 'TLSv1.2' | 'TLSv1.3') {
    this.#wire = new Duplex({
      read: () => undefined,
      write: (bytes: Buffer, _encoding, done) => {
        this.#produced.push(bytes);
        this.#wake();
        done();
      },
    });
    this.#socket = new TLSSocket(this.#wire, {
      isServer: true,
      key: pki.keyPem('server'),
      cert: pki.certPem('server'),
      ca: pki.certPem('cns-ca'),
      requestCert: true,
      minVersion: version,
      maxVersion: version,
    });
    this.#socket.on('error', () => undefined);
  }

  /** Hands over what the engine has to say and brings back the answer; waits for one. */
  async exchangeWith(engine: TlsEngine): Promise<void> {
    const said = engine.take();
    if (said !== null) this.#wire.push(said);
    if (this.#produced.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    for (const bytes of this.#produced.splice(0)) engine.feed(bytes);
  }

  /** Ends it. */
  destroy(): void {
    this.#socket.destroy();
    this.#wire.destroy();
  }
}
