import { type AppError, appError } from '../../shared/errors/appError.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { ChannelProbe, ProbeReport } from './ports/channelProbe.ts';
import type { Settings } from './settings.ts';

/** What a try of the connection found. */
export interface ConnectionTrial {
  readonly report: ProbeReport;
  /** What keeps acts from being sent, or makes them suspect; the most important first. Empty = all is well. */
  readonly problems: readonly AppError[];
}

function pinProblem(report: ProbeReport, pins: readonly string[], host: string): AppError | null {
  const isPinned = pins.length === 0 || report.chain.some(({ pin }) => pins.includes(pin));
  return isPinned || report.chain.length === 0
    ? null
    : appError('channel/server-not-pinned', { host });
}

function clockProblem({ clockOffsetMs }: ProbeReport, warningSeconds: number): AppError | null {
  const offsetSeconds = Math.round((clockOffsetMs ?? 0) / 1000);
  return Math.abs(offsetSeconds) < warningSeconds
    ? null
    : appError('gateway/clock-skewed', { offsetSeconds });
}

/**
 * "Prova il collegamento": looks at the gateway of the settings as far as one can without a card, so that network,
 * proxy, certificates and clock are known to be right before a document and a PIN depend on them.
 */
export async function tryConnection(
  probe: ChannelProbe,
  { environment, trust }: Pick<Settings, 'environment' | 'trust'>,
): Promise<Result<ConnectionTrial>> {
  const url = new URL(`${environment.baseUrl}/`);
  const looked = await probe.look(url);
  if (!looked.ok) return looked;
  const report = looked.value;
  const problems = [
    report.unreachable,
    report.distrust,
    pinProblem(report, trust.gatewayPins, url.hostname),
    clockProblem(report, environment.tokens.clockWarningSeconds),
  ].filter((problem) => problem !== null);
  return ok({ report, problems });
}
