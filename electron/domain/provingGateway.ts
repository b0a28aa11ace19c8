import type { Gateway, PreparedCall } from './ports/gateway.ts';

/**
 * A gateway that tells, once, when it has accepted a call: the proof that the identity its tokens are signed with
 * works, after which the former one may be retired.
 */
export function provingGateway(gateway: Gateway, onProven: () => Promise<void>): Gateway {
  let proven = false;
  const watched = (call: PreparedCall): PreparedCall => ({
    ...call,
    send: async (options) => {
      const outcome = await call.send(options);
      if (!proven && outcome.state === 'accepted') {
        proven = true;
        await onProven();
      }
      return outcome;
    },
  });
  return {
    prepare: async (call) => {
      const prepared = await gateway.prepare(call);
      return prepared.ok ? { ok: true, value: watched(prepared.value) } : prepared;
    },
  };
}
