import { createHash } from 'node:crypto';
import { ok, type Result } from '../../../shared/errors/result.ts';
import type { PdfVerification } from '../../domain/ports/documentPdf.ts';
import { readInputFile } from '../files.ts';
import { readCertificateFiles } from '../readCertificateFiles.ts';
import { errorToJson, type VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';
import { verificationLines } from './verificationLines.ts';

/** The authorities named by the caller, else those of the settings; null where neither names any. */
async function trustedAuthorities(
  bench: Workbench,
  files: readonly string[] | null,
): Promise<Result<readonly Uint8Array[] | null>> {
  if (files !== null) return readCertificateFiles(files);
  const settings = await bench.settings();
  // Verifying needs no working folder: without one, trust is left unjudged and said to be.
  const configured = settings.ok ? settings.value.trust.signatureAuthorities : [];
  return configured.length === 0 ? ok(null) : readCertificateFiles(configured);
}

/** Everything found, as facts: errors with their texts, the attachment by size and hash instead of its bytes. */
function verificationToJson(verification: PdfVerification): Readonly<Record<string, unknown>> {
  const { verdict, trust, gateway, problems, cda, claims, signatures } = verification;
  return {
    verdict,
    trust,
    gateway: { accepted: gateway.accepted, reasons: gateway.reasons.map(errorToJson) },
    problems: problems.map(errorToJson),
    attachment:
      cda === null
        ? null
        : { bytes: cda.length, sha256: createHash('sha256').update(cda).digest('hex') },
    claims,
    signatures: signatures.map((signature) => ({
      ...signature,
      problems: signature.problems.map(errorToJson),
      trust: {
        ...signature.trust,
        problem: signature.trust.problem === null ? null : errorToJson(signature.trust.problem),
      },
    })),
  };
}

/**
 * Judges a signed PDF, ours or another program's: attachment, structure, signatures, who stands behind them, times,
 * coverage, what came after, and what the gateway would say. `authorities` are PEM files trusted for this call.
 */
export async function verify(
  bench: Workbench,
  file: string,
  authorities: readonly string[] | null = null,
): Promise<VerbResult> {
  const bytes = await readInputFile(file);
  if (!bytes.ok) return bytes;
  const anchors = await trustedAuthorities(bench, authorities);
  if (!anchors.ok) return anchors;
  const verification = await bench.pdf.verify(bytes.value, anchors.value);
  return ok({
    json: verificationToJson(verification),
    lines: verificationLines(verification),
    succeeded: verification.verdict === 'valid' && verification.trust !== 'not-trusted',
  });
}
