import type { GatewayRequest, GatewayTransport } from '../../domain/ports/transport.ts';
import type { RequestChange } from './requestChanges.ts';

/** Sits on the channel: spoils the next request where told to, and remembers what left. */
export interface FaultInjector {
  wrap(transport: GatewayTransport): GatewayTransport;
  /** Null lets requests pass as they are. */
  arm(change: RequestChange | null): void;
  /** The request as it left last, since it was armed. */
  lastSent(): GatewayRequest | null;
}

/** An injector that lets everything pass until armed. */
export function createFaultInjector(): FaultInjector {
  let change: RequestChange | null = null;
  let last: GatewayRequest | null = null;
  return {
    wrap: (transport) => ({
      exchange: (request, options) => {
        last = change === null ? request : change(request);
        return transport.exchange(last, options);
      },
      close: () => transport.close(),
    }),
    arm: (next) => {
      change = next;
      last = null;
    },
    lastSent: () => last,
  };
}
