import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok } from '../../../shared/errors/result.ts';
import { probeReportLines } from '../../channel/probe/probeReportText.ts';
import { probeServer } from '../../channel/probe/probeServer.ts';
import { chosenProxy, trustedRoots } from '../networkChoices.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

/** A front end that says nothing for this long, in milliseconds, has nothing to say. */
const silenceMs = 15_000;

/**
 * Looks at a front end without a card: what the settings call "prova il collegamento". Uses the trust and the proxy of
 * the working folder; without a folder, those of the system.
 */
export async function probe(bench: Workbench, address: string): Promise<VerbResult> {
  const url = URL.parse(address.includes('://') ? address : `https://${address}`);
  if (url?.protocol !== 'https:') {
    return fail(appError('workspace/address-not-https', { address }));
  }
  const settings = await bench.settings();
  if (!settings.ok && settings.error.code !== 'workspace/settings-missing') return settings;
  const chosen = settings.ok ? settings.value : null;
  const roots = await trustedRoots(chosen?.trust ?? null);
  if (!roots.ok) return roots;
  const proxy = await chosenProxy(chosen?.network.proxy ?? { mode: 'system' }, url.hostname, () =>
    bench.proxyPassword(),
  );
  if (!proxy.ok) return proxy;
  const report = await probeServer({
    url,
    trustedRootsPem: roots.value,
    proxy: proxy.value,
    timeoutMs: silenceMs,
    at: bench.clock.now(),
  });
  return ok({
    json: { report },
    lines: probeReportLines(report),
    succeeded: report.unreachable === null && report.distrust === null,
  });
}
