import type { GatewayTransport } from '../domain/ports/transport.ts';
import type { Logger } from './createLogger.ts';

/** The channel with a line for each exchange: whose certificate answered and how fast, or why nobody did. */
export function loggedTransport(transport: GatewayTransport, logger: Logger): GatewayTransport {
  return {
    close: () => transport.close(),
    exchange: async (request, options) => {
      const exchange = await transport.exchange(request, options);
      const { host } = request.url;
      if (exchange.kind === 'answered') {
        const { status, peer, durationMs } = exchange.answer;
        logger.log('channel-answered', { host, peer, status, durationMs: Math.round(durationMs) });
      } else {
        logger.log('channel-failed', { host, kind: exchange.kind, code: exchange.error.code });
      }
      return exchange;
    },
  };
}
