import { performance } from 'node:perf_hooks';
import { ok, type Result } from '../../../shared/errors/result.ts';
import type { ConnectionTrialView } from '../../../shared/ipc/areas/checks.ts';
import { probeReportLines } from '../../channel/probe/probeReportText.ts';
import { tryConnection as tryIt } from '../../domain/tryConnection.ts';
import type { Workbench } from '../workbench.ts';

/** Looks at the regional node of the settings without a card, as the window shows it. */
export async function tryConnection(bench: Workbench): Promise<Result<ConnectionTrialView>> {
  const settings = await bench.settings();
  if (!settings.ok) return settings;
  const probe = await bench.channelProbe();
  if (!probe.ok) return probe;
  const start = performance.now();
  const tried = await tryIt(probe.value, settings.value);
  if (!tried.ok) return tried;
  const { report, problems } = tried.value;
  const [leaf] = report.chain;
  return ok({
    host: new URL(report.url).host,
    at: report.at,
    durationMs: performance.now() - start,
    proxy: report.proxy,
    unreachable: report.unreachable,
    distrust: problems.find(({ code }) => code.startsWith('channel/server-')) ?? report.distrust,
    clockProblem: problems.find(({ code }) => code === 'gateway/clock-skewed') ?? null,
    issuer: leaf?.issuer ?? null,
    notAfter: leaf?.notAfter ?? null,
    asksForCard: report.versions.some(({ certificateRequest }) => certificateRequest !== null),
    protocols: report.versions.filter(({ offered }) => offered).map(({ version }) => version),
    clockOffsetMs: report.clockOffsetMs,
    lines: [...probeReportLines(report)],
  });
}
