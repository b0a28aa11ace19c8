import { judge } from '../../../shared/conformance/judge.ts';
import { ok } from '../../../shared/errors/result.ts';
import { acquireDocument } from '../../domain/acquireDocument.ts';
import { sealDocument } from '../../domain/sealDocument.ts';
import { readInputFile } from '../files.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';
import { headerLines, headerToJson } from './documentSummary.ts';
import { verdictLines, verdictToJson } from './verdictSummary.ts';

/**
 * Takes a document over from another program: its bytes are frozen in the archive exactly as received, also when
 * the verdict is a refusal, which is told.
 */
export async function importDocument(bench: Workbench, file: string): Promise<VerbResult> {
  const bytes = await readInputFile(file);
  if (!bytes.ok) return bytes;
  const acquired = await acquireDocument(bench.pdf, bytes.value);
  if (!acquired.ok) return acquired;
  const pack = await bench.officialPack();
  if (!pack.ok) return pack;
  const { cda, text, header } = acquired.value;
  const verdict = judge(text, pack.value);
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const sealed = sealDocument(cda, header, bench.clock.now());
  const saved = await archive.value.saveDocument(sealed);
  if (!saved.ok) return saved;
  return ok({
    json: { ...headerToJson(header), cdaSha256: sealed.cdaSha256, ...verdictToJson(verdict) },
    lines: [...headerLines(header), ...verdictLines(verdict)],
    succeeded: verdict.verdict === 'accepted',
  });
}
