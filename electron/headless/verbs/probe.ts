import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok } from '../../../shared/errors/result.ts';
import { probeReportLines } from '../../channel/probe/probeReportText.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

/**
 * Looks at a front end without a card: what the settings call "prova il collegamento". Uses the trust and the proxy of
 * the working folder; without a folder, those of the system.
 */
export async function probe(bench: Workbench, address: string): Promise<VerbResult> {
  const url = URL.parse(address.includes('://') ? address : `https://${address}`);
  if (url?.protocol !== 'https:') {
    return fail(appError('workspace/address-not-https', { address }));
  }
  const channel = await bench.channelProbe();
  if (!channel.ok) return channel;
  const looked = await channel.value.look(url);
  if (!looked.ok) return looked;
  const report = looked.value;
  return ok({
    json: { report },
    lines: probeReportLines(report),
    succeeded: report.unreachable === null && report.distrust === null,
  });
}
