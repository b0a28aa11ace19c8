import { errorText } from '../../../shared/errors/appError.ts';
import { ok } from '../../../shared/errors/result.ts';
import { acquireDocumentOrDraft } from '../../domain/acquireDraft.ts';
import { sealDocument } from '../../domain/sealDocument.ts';
import { signDocument } from '../../domain/signDocument.ts';
import { readInputFile, writeOutputFile } from '../files.ts';
import { signingOptions } from '../signingOptions.ts';
import { errorToJson, type VerbResult } from '../verbResult.ts';
import { evidencePorts } from '../evidencePorts.ts';
import type { Workbench } from '../workbench.ts';
import { headerLines } from './documentSummary.ts';

/**
 * Signs a document with the card and writes the PDF; nothing is queued. The document is a CDA2 or a PDF that carries
 * one, which is rendered afresh at the instant of signing: the dates on the page and in the signature are one.
 */
export async function sign(
  bench: Workbench,
  file: string,
  out: string,
  certificate: string | null,
): Promise<VerbResult> {
  const bytes = await readInputFile(file);
  if (!bytes.ok) return bytes;
  const acquired = await acquireDocumentOrDraft(bench.pdf, bytes.value, bench.randomness);
  if (!acquired.ok) return acquired;
  const card = await bench.card();
  if (!card.ok) return card;
  const options = await signingOptions(bench, certificate);
  if (!options.ok) return options;
  const { cda, header } = acquired.value;
  const document = sealDocument(cda, header, bench.clock.now());
  const evidence = await evidencePorts(bench);
  if (!evidence.ok) return evidence;
  const { pins, pdf: paper, clock } = bench;
  const ports = { card: card.value, pins, pdf: paper, clock, ...evidence.value };
  const signed = await signDocument(ports, document, options.value);
  if (!signed.ok) return signed;
  const written = await writeOutputFile(out, signed.value.pdf);
  if (!written.ok) return written;
  const { sha256, signerFingerprint, signedAt, pdf, level, shortfall } = signed.value;
  return ok({
    json: {
      documentId: header.documentId,
      file: out,
      bytes: pdf.length,
      sha256,
      signerFingerprint,
      signedAt,
      level,
      shortfall: shortfall === null ? null : errorToJson(shortfall),
    },
    lines: [
      ...headerLines(header),
      `PDF firmato  ${out}, livello PAdES ${level}`,
      ...(shortfall === null ? [] : [`Avviso       ${errorText(shortfall).happened}`]),
    ],
    succeeded: true,
  });
}
