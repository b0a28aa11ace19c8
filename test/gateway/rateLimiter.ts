import type { GatewaySettings } from './gatewayOptions.ts';

/** Counts calls in fixed windows. */
export interface RateLimiter {
  /** Counts a call; true when its window was already full. */
  isOver(now: Date): boolean;
}

/** Starts counting by the limit of the settings. */
export function createRateLimiter(limit: GatewaySettings['rateLimit']): RateLimiter {
  let window = -1;
  let calls = 0;
  return {
    isOver(now) {
      if (limit === null) return false;
      const current = Math.floor(now.getTime() / (limit.seconds * 1000));
      calls = current === window ? calls + 1 : 1;
      window = current;
      return calls > limit.calls;
    },
  };
}
