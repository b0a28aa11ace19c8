import type { GatewayChannel, GatewayTransport } from '../../electron/domain/ports/transport.ts';
import { ok } from '../../shared/errors/result.ts';

/** A channel that is open already: its transport is at hand and nobody is asked for anything. */
export function openChannel(transport: GatewayTransport): GatewayChannel {
  return { open: () => Promise.resolve(ok({ transport, isNew: false })) };
}
