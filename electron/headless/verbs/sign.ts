import { ok } from '../../../shared/errors/result.ts';
import { acquireDocument } from '../../domain/acquireDocument.ts';
import { sealDocument } from '../../domain/sealDocument.ts';
import { signDocument } from '../../domain/signDocument.ts';
import { readInputFile, writeOutputFile } from '../files.ts';
import { signingOptions } from '../signingOptions.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';
import { headerLines } from './documentSummary.ts';

/** Signs a document with the card and writes the PDF; nothing is queued. */
export async function sign(
  bench: Workbench,
  file: string,
  out: string,
  certificate: string | null,
): Promise<VerbResult> {
  const bytes = await readInputFile(file);
  if (!bytes.ok) return bytes;
  const acquired = await acquireDocument(bench.pdf, bytes.value);
  if (!acquired.ok) return acquired;
  const card = await bench.card();
  if (!card.ok) return card;
  const options = await signingOptions(bench, certificate);
  if (!options.ok) return options;
  const { cda, header } = acquired.value;
  const document = sealDocument(cda, header, bench.clock.now());
  const ports = { card: card.value, pins: bench.pins, pdf: bench.pdf, clock: bench.clock };
  const signed = await signDocument(ports, document, options.value);
  if (!signed.ok) return signed;
  const written = await writeOutputFile(out, signed.value.pdf);
  if (!written.ok) return written;
  const { sha256, signerFingerprint, signedAt, pdf } = signed.value;
  return ok({
    json: {
      documentId: header.documentId,
      file: out,
      bytes: pdf.length,
      sha256,
      signerFingerprint,
      signedAt,
    },
    lines: [...headerLines(header), `PDF firmato  ${out}`],
    succeeded: true,
  });
}
