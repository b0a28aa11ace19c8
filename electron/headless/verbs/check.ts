import { judge } from '../../../shared/conformance/judge.ts';
import type { Verdict } from '../../../shared/conformance/finding.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import { extractCda } from '../../domain/acquireDocument.ts';
import { isJson } from '../../domain/acquireDraft.ts';
import { importDraft } from '../../domain/importDraft.ts';
import { judgeImportedDraft } from '../../domain/judgeImportedDraft.ts';
import { readInputFile } from '../files.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';
import { verdictLines, verdictToJson } from './verdictSummary.ts';

async function verdictOn(bench: Workbench, bytes: Uint8Array): Promise<Result<Verdict>> {
  const pack = await bench.officialPack();
  if (!pack.ok) return pack;
  if (isJson(bytes)) {
    const { pdf, randomness, clock } = bench;
    const imported = await importDraft(pdf, bytes, randomness);
    if (!imported.ok) return imported;
    const parts = {
      pack: pack.value,
      today: clock.now().toISOString().slice(0, 10),
      newId: () => randomness.uuid(),
    };
    return ok(judgeImportedDraft(imported.value, parts));
  }
  const extracted = await extractCda(bench.pdf, bytes);
  return extracted.ok ? ok(judge(extracted.value.text, pack.value)) : extracted;
}

/**
 * Judges a CDA2, or the one inside a PDF, as the gateway would; a draft of ours or a FHIR bundle by the rules over the
 * model, field by field, and then as the document it makes. Stores nothing.
 */
export async function check(bench: Workbench, file: string): Promise<VerbResult> {
  const bytes = await readInputFile(file);
  if (!bytes.ok) return bytes;
  const verdict = await verdictOn(bench, bytes.value);
  if (!verdict.ok) return verdict;
  return ok({
    json: verdictToJson(verdict.value),
    lines: verdictLines(verdict.value),
    succeeded: verdict.value.verdict === 'accepted',
  });
}
