import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { GatewayTransport } from '../domain/ports/transport.ts';
import { CardAgent } from './cardAgent.ts';
import { loadCardTlsAddon, type CardTlsAddon, type TlsContext } from './cardTlsAddon.ts';
import type { CardSign } from './cardTlsSocket.ts';
import type { ChannelProxy } from './connectTcp.ts';
import { HttpExchange } from './httpExchange.ts';
import { TlsConnector } from './tlsConnector.ts';
import { tlsPolicies, type CardCapability } from './tlsPolicy.ts';

/** How a channel with the key on the card is made. */
export interface CardTransportOptions {
  /** PEM certificates of the authorities the server may be certified by; nothing else is trusted. */
  readonly trustedRootsPem: readonly string[];
  /** SHA-256 of public keys in base64, one of which must occur in the server's chain; none by default. */
  readonly pins?: readonly string[];
  /** DER certificates, the card's access certificate first, then its intermediates. */
  readonly clientChain: readonly Uint8Array[];
  /** Asks the card; may take as long as a person needs. Its errors come out of `exchange` unchanged. */
  readonly sign: CardSign;
  readonly policy: CardCapability;
  readonly proxy?: ChannelProxy;
  /** For network and handshake together, in milliseconds, without the time the card takes. */
  readonly connectTimeoutMs: number;
  /** Longest pause in sending, then longest wait for the whole answer, in milliseconds. */
  readonly responseTimeoutMs: number;
  /** Default 10 MiB. */
  readonly maxResponseBytes?: number;
}

const defaultMaxResponseBytes = 10 * 1024 * 1024;

/**
 * The primary channel to the gateway: HTTP/1.1 over TLS 1.2 or 1.3 with the client's key on the card
 * (card-channel.md). One connection per server, kept alive, resumed without the card where the server allows.
 * A certificate the channel cannot use is reported by every exchange as `channel/card-certificate-unusable`.
 */
export function createCardTransport(options: CardTransportOptions): GatewayTransport {
  const addon = loadCardTlsAddon();
  const context = createContext(addon, options);
  if (!context.ok) {
    return {
      exchange: () => Promise.resolve({ kind: 'not-sent', error: context.error }),
      close: () => Promise.resolve(),
    };
  }
  const connector = new TlsConnector({
    addon,
    context: context.value,
    sign: options.sign,
    proxy: options.proxy ?? null,
    pins: options.pins ?? [],
    connectTimeoutMs: options.connectTimeoutMs,
  });
  const agent = new CardAgent(connector);
  const limits = {
    responseTimeoutMs: options.responseTimeoutMs,
    maxResponseBytes: options.maxResponseBytes ?? defaultMaxResponseBytes,
  };
  return {
    exchange: (request, exchangeOptions) =>
      new HttpExchange(request, limits, exchangeOptions ?? {}).run(agent),
    close: () => {
      connector.close();
      agent.destroy();
      return Promise.resolve();
    },
  };
}

function createContext(addon: CardTlsAddon, options: CardTransportOptions): Result<TlsContext> {
  try {
    return ok(
      new addon.TlsContext({
        ...tlsPolicies[options.policy],
        chain: options.clientChain,
        roots: options.trustedRootsPem,
      }),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail(appError('channel/card-certificate-unusable', { reason }));
  }
}
