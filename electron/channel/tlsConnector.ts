import { once } from 'node:events';
import type { Socket } from 'node:net';

import { appError, type AppError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { CardTlsAddon, TlsContext } from './cardTlsAddon.ts';
import { CardTlsSocket, type CardSign } from './cardTlsSocket.ts';
import { ChannelFailure } from './channelFailure.ts';
import { connectTcp, type ChannelProxy, type ChannelTarget } from './connectTcp.ts';
import { Deadline } from './deadline.ts';
import { satisfiesPins } from './publicKeyPin.ts';
import { TlsSessionCache } from './tlsSessionCache.ts';

/** What every connection of one channel is made with. */
export interface TlsConnectorParts {
  readonly addon: CardTlsAddon;
  readonly context: TlsContext;
  readonly sign: CardSign;
  readonly proxy: ChannelProxy | null;
  readonly pins: readonly string[];
  /** For the network and for TLS together, the card's own time left out. */
  readonly connectTimeoutMs: number;
}

/** Opens TLS connections one at a time: a card is asked for one signature, and those who wait may resume. */
export class TlsConnector {
  readonly #parts: TlsConnectorParts;
  readonly #sessions = new TlsSessionCache(() => performance.now());
  readonly #closing = new AbortController();
  #previous: Promise<unknown> = Promise.resolve();

  constructor(parts: TlsConnectorParts) {
    this.#parts = parts;
  }

  /** A connection whose handshake is over; errors are of the area `channel/` or the card's own. */
  connect(target: ChannelTarget): Promise<Result<CardTlsSocket>> {
    const mine = this.#previous.then(() => this.#connectNow(target));
    this.#previous = mine.catch(() => undefined);
    return mine;
  }

  /** Ends connections being opened and forgets the sessions; later calls fail with `channel/closed`. */
  close(): void {
    this.#closing.abort();
    this.#sessions.clear();
  }

  async #connectNow(target: ChannelTarget): Promise<Result<CardTlsSocket>> {
    const { host } = target;
    const expiry = new AbortController();
    const deadline = new Deadline(this.#parts.connectTimeoutMs, () => {
      expiry.abort();
    });
    const signal = AbortSignal.any([expiry.signal, this.#closing.signal]);
    const interrupted = (phase: 'network' | 'tls'): AppError =>
      this.#closing.signal.aborted
        ? appError('channel/closed', { host })
        : appError('channel/connect-timeout', { host, phase });
    try {
      if (signal.aborted) return fail(interrupted('network'));
      const tcp = await connectTcp(target, this.#parts.proxy, signal);
      if (!tcp.ok) return fail(tcp.error === 'aborted' ? interrupted('network') : tcp.error);
      return await this.#secure(target, tcp.value, deadline, signal, () => interrupted('tls'));
    } finally {
      deadline.pause();
    }
  }

  async #secure(
    target: ChannelTarget,
    tcp: Socket,
    deadline: Deadline,
    signal: AbortSignal,
    interrupted: () => AppError,
  ): Promise<Result<CardTlsSocket>> {
    const { addon, context, sign, pins } = this.#parts;
    const { host } = target;
    const server = `${host}:${String(target.port)}`;
    const session = this.#sessions.take(server);
    const socket = new CardTlsSocket({
      socket: tcp,
      engine: new addon.TlsEngine(context, { serverName: host, session }),
      sign,
      host,
      hooks: {
        cardAsked: () => {
          deadline.pause();
        },
        cardAnswered: () => {
          deadline.resume();
        },
        sessions: (sessions) => {
          if (!this.#closing.signal.aborted) this.#sessions.store(server, sessions);
        },
      },
    });
    const interrupt = (): void => {
      socket.destroy(new ChannelFailure(interrupted()));
    };
    signal.addEventListener('abort', interrupt, { once: true });
    try {
      const secured = once(socket, 'secure');
      socket.start();
      await secured;
    } catch (error) {
      this.#sessions.forget(server);
      if (error instanceof ChannelFailure) return fail(error.appError);
      throw error;
    } finally {
      signal.removeEventListener('abort', interrupt);
    }
    const { facts } = socket;
    if (facts === null || !satisfiesPins(facts.peerChain, pins)) {
      socket.destroy();
      return fail(appError('channel/server-not-pinned', { host }));
    }
    return ok(socket);
  }
}
