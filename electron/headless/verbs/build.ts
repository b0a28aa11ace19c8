import { ok } from '../../../shared/errors/result.ts';
import { acquireDocumentOrDraft } from '../../domain/acquireDraft.ts';
import { readInputFile, writeOutputFile } from '../files.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';
import { headerLines } from './documentSummary.ts';

/** Renders a CDA2, or a complete draft of ours, to the PDF that carries the CDA2, not signed. */
export async function build(bench: Workbench, file: string, out: string): Promise<VerbResult> {
  const bytes = await readInputFile(file);
  if (!bytes.ok) return bytes;
  const acquired = await acquireDocumentOrDraft(bench.pdf, bytes.value, bench.randomness);
  if (!acquired.ok) return acquired;
  const rendered = await bench.pdf.render(acquired.value.cda, bench.clock.now());
  if (!rendered.ok) return rendered;
  const { pdf, cdaSha256, substitutedCharacters, conformance } = rendered.value;
  const written = await writeOutputFile(out, pdf);
  if (!written.ok) return written;
  const substituted =
    substitutedCharacters.length === 0
      ? []
      : [`Caratteri non disponibili, resi con il loro codice: ${substitutedCharacters.join(' ')}`];
  return ok({
    json: {
      documentId: acquired.value.header.documentId,
      file: out,
      bytes: pdf.length,
      cdaSha256,
      substitutedCharacters,
      conformance,
    },
    lines: [
      ...headerLines(acquired.value.header),
      `PDF          ${out}, ${conformance}`,
      ...substituted,
    ],
    succeeded: true,
  });
}
