import { ok, type Result } from '../../shared/errors/result.ts';
import {
  diagnosticsReport,
  type DiagnosticsParts,
  type DiagnosticsReport,
} from '../domain/diagnosticsReport.ts';
import { tryConnection } from '../domain/tryConnection.ts';
import { programFacts } from './programFacts.ts';
import type { Workbench } from './workbench.ts';

async function connectionTrial(bench: Workbench): Promise<Pick<DiagnosticsParts, 'tryConnection'>> {
  const settings = await bench.settings();
  const probe = await bench.channelProbe();
  if (!settings.ok || !probe.ok) return {};
  return { tryConnection: () => tryConnection(probe.value, settings.value) };
}

/** Tries everything this workbench has to do with; fails only where its settings cannot be read. */
export async function diagnose(
  bench: Workbench,
  cardLot: string | null,
): Promise<Result<DiagnosticsReport>> {
  const modules = await bench.cardModules();
  if (!modules.ok) return modules;
  const report = await diagnosticsReport({
    program: programFacts(),
    clock: bench.clock,
    modules: modules.value,
    card: bench.card,
    cardLot,
    ...(await connectionTrial(bench)),
  });
  return ok(report);
}
