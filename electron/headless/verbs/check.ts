import { judge } from '../../../shared/conformance/judge.ts';
import { ok } from '../../../shared/errors/result.ts';
import { extractCda } from '../../domain/acquireDocument.ts';
import { readInputFile } from '../files.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';
import { verdictLines, verdictToJson } from './verdictSummary.ts';

/** Judges a CDA2, or the one inside a PDF, as the gateway would; stores nothing. */
export async function check(bench: Workbench, file: string): Promise<VerbResult> {
  const bytes = await readInputFile(file);
  if (!bytes.ok) return bytes;
  const extracted = await extractCda(bench.pdf, bytes.value);
  if (!extracted.ok) return extracted;
  const pack = await bench.officialPack();
  if (!pack.ok) return pack;
  const verdict = judge(extracted.value.text, pack.value);
  return ok({
    json: verdictToJson(verdict),
    lines: verdictLines(verdict),
    succeeded: verdict.verdict === 'accepted',
  });
}
