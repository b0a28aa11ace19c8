import { probeServer } from '../channel/probe/probeServer.ts';
import type { ChannelProbe } from '../domain/ports/channelProbe.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Settings } from '../domain/settings.ts';
import { ok } from '../../shared/errors/result.ts';
import { chosenProxy, type ProxySources, trustedRoots } from './networkChoices.ts';

/** A front end that says nothing for this long, in milliseconds, has nothing to say. */
const silenceMs = 15_000;

/** What a look is made with. */
export interface ChannelProbeParts {
  /** Null where there is no working folder yet: trust and proxy are then the system's. */
  readonly settings: Pick<Settings, 'trust' | 'environment' | 'network'> | null;
  readonly proxy: ProxySources;
  readonly clock: Clock;
}

/** Looks at front ends with the trust and the proxy of the settings. */
export function createChannelProbe({
  settings,
  proxy: sources,
  clock,
}: ChannelProbeParts): ChannelProbe {
  return {
    async look(url) {
      const roots = await trustedRoots(settings);
      if (!roots.ok) return roots;
      const wanted = settings?.network.proxy ?? { mode: 'system' as const };
      const proxy = await chosenProxy(wanted, url, sources);
      if (!proxy.ok) return proxy;
      const report = await probeServer({
        url,
        trustedRootsPem: roots.value,
        proxy: proxy.value,
        timeoutMs: silenceMs,
        at: clock.now(),
      });
      return ok(report);
    },
  };
}
