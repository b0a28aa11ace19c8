import type { PdfVerification } from '../../domain/ports/documentPdf.ts';
import { inspectPdf } from './inspectPdf.ts';

/** The verdict on a PDF as the port wants it. */
export function verifyPdf(pdf: Uint8Array): PdfVerification {
  const { problems, cda, signatures } = inspectPdf(pdf);
  return {
    verdict: problems.length === 0 ? 'valid' : 'invalid',
    problems,
    cda,
    signatures: signatures.map((signature) => ({
      signerName: signature.signerName,
      signerCodiceFiscale: signature.signerCodiceFiscale,
      signedAt: signature.signedAt,
      coversWholeFile: signature.coveredEnd === pdf.length,
      level: signature.level,
      valid: signature.problems.length === 0,
    })),
  };
}
