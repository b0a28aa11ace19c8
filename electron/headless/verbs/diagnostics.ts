import { ok } from '../../../shared/errors/result.ts';
import { diagnose } from '../diagnose.ts';
import { diagnosticsLines } from '../diagnosticsLines.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

/** The report for support: what is installed and what the card shows, without saying whose card it is. */
export async function diagnostics(bench: Workbench, cardLot: string | null): Promise<VerbResult> {
  const report = await diagnose(bench, cardLot);
  if (!report.ok) return report;
  return ok({
    json: { report: report.value },
    lines: diagnosticsLines(report.value),
    succeeded: true,
  });
}
