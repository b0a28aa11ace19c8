import { Agent, type ClientRequest, type ClientRequestArgs, type RequestOptions } from 'node:http';
import type { Duplex } from 'node:stream';

import { CardTlsSocket } from './cardTlsSocket.ts';
import { ChannelFailure } from './channelFailure.ts';
import type { TlsConnector } from './tlsConnector.ts';

/**
 * How long an unused connection is kept, in milliseconds. Shorter than common servers' own limit (5 s and more):
 * a request written to a connection the server is just closing would end with an unknown outcome, while a
 * resumed connection costs no card signature.
 */
const idleMs = 4_000;

/** A request whose connection can be given up; Node keeps its own `signal` from the agent. */
export interface CancellableRequest extends RequestOptions {
  readonly calledOff: AbortSignal;
}

function calledOffSignal(options: ClientRequestArgs): AbortSignal | undefined {
  const given: unknown = 'calledOff' in options ? options.calledOff : undefined;
  return given instanceof AbortSignal ? given : undefined;
}

/** Node's keep-alive agent over card connections: one per server, requests in turn. */
export class CardAgent extends Agent {
  readonly #connector: TlsConnector;

  constructor(connector: TlsConnector) {
    super({ keepAlive: true, maxSockets: 1, maxFreeSockets: 1 });
    this.#connector = connector;
  }

  override createConnection(
    options: ClientRequestArgs,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    const target = { host: options.host ?? '', port: Number(options.port) };
    // Node wants no stream beside an error, which the declared type cannot say.
    const refuse = (error: Error): void => {
      if (callback !== undefined) Reflect.apply(callback, undefined, [error]);
    };
    void this.#connector.connect(target, calledOffSignal(options)).then(
      (connected) => {
        if (connected.ok) callback?.(null, connected.value);
        else refuse(new ChannelFailure(connected.error));
      },
      (defect: unknown) => {
        refuse(defect instanceof Error ? defect : new Error(String(defect)));
      },
    );
  }

  override keepSocketAlive(socket: Duplex): boolean {
    if (socket instanceof CardTlsSocket) socket.setTimeout(idleMs);
    return true;
  }

  override reuseSocket(socket: Duplex, request: ClientRequest): void {
    if (socket instanceof CardTlsSocket) socket.setTimeout(0);
    super.reuseSocket(socket, request);
  }
}
