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

/** Why an attempt was ended from outside. */
type Interruption = 'late' | 'closed' | 'cancelled';

/** The error of an attempt that was ended, from the reason its signal carries. */
function interruption(signal: AbortSignal, host: string, phase: 'network' | 'tls'): AppError {
  if (signal.reason === 'closed') return appError('channel/closed', { host });
  if (signal.reason === 'cancelled') return appError('channel/cancelled', { host });
  return appError('channel/connect-timeout', { host, phase });
}

/** Opens TLS connections one at a time: a card is asked for one signature, and those who wait may resume. */
export class TlsConnector {
  readonly #parts: TlsConnectorParts;
  readonly #sessions = new TlsSessionCache(() => performance.now());
  /** Ends the attempt under way, if any: there is never more than one. */
  #interrupt: ((why: Interruption) => void) | null = null;
  #closed = false;
  #previous: Promise<unknown> = Promise.resolve();

  constructor(parts: TlsConnectorParts) {
    this.#parts = parts;
  }

  /**
   * A connection whose handshake is over; errors are of the area `channel/` or the card's own.
   * Aborting the signal ends the attempt, also while the card is being asked, with `channel/cancelled`.
   */
  connect(target: ChannelTarget, signal?: AbortSignal): Promise<Result<CardTlsSocket>> {
    const mine = this.#previous.then(() => this.#connectNow(target, signal));
    this.#previous = mine.catch(() => undefined);
    return mine;
  }

  /** Ends connections being opened and forgets the sessions; later calls fail with `channel/closed`. */
  close(): void {
    this.#closed = true;
    this.#interrupt?.('closed');
    this.#sessions.clear();
  }

  async #connectNow(
    target: ChannelTarget,
    cancel: AbortSignal | undefined,
  ): Promise<Result<CardTlsSocket>> {
    const { host } = target;
    if (this.#closed) return fail(appError('channel/closed', { host }));
    if (cancel?.aborted === true) return fail(appError('channel/cancelled', { host }));
    // One plain controller per attempt: a signal composed with `AbortSignal.any` is kept alive by its listeners,
    // and Node's `net` never removes its own, so each attempt would stay in memory for ever.
    const attempt = new AbortController();
    const interrupt = (why: Interruption): void => {
      attempt.abort(why);
    };
    const onCancel = (): void => {
      interrupt('cancelled');
    };
    const deadline = new Deadline(this.#parts.connectTimeoutMs, () => {
      interrupt('late');
    });
    this.#interrupt = interrupt;
    cancel?.addEventListener('abort', onCancel);
    try {
      const tcp = await connectTcp(target, this.#parts.proxy, attempt.signal);
      if (!tcp.ok) {
        return fail(
          tcp.error === 'aborted' ? interruption(attempt.signal, host, 'network') : tcp.error,
        );
      }
      return await this.#secure(target, tcp.value, deadline, attempt.signal);
    } finally {
      cancel?.removeEventListener('abort', onCancel);
      this.#interrupt = null;
      deadline.pause();
    }
  }

  async #secure(
    target: ChannelTarget,
    tcp: Socket,
    deadline: Deadline,
    signal: AbortSignal,
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
          if (!this.#closed) this.#sessions.store(server, sessions);
        },
      },
    });
    const interrupt = (): void => {
      socket.destroy(new ChannelFailure(interruption(signal, host, 'tls')));
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
