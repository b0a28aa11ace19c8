import { appError, type AppError } from '../../../shared/errors/appError.ts';
import { PdfFile, readingOf } from '../structure/pdfFile.ts';
import { findAttachment } from './findAttachment.ts';
import { judgeSignature, type JudgedSignature } from './judgeSignature.ts';
import { signatureFields } from './signatureFields.ts';

/** Everything found in a PDF; `problems` gathers those of the file and of each signature, gravest first. */
export interface PdfInspection {
  readonly problems: readonly AppError[];
  readonly cda: Uint8Array | null;
  readonly signatures: readonly JudgedSignature[];
}

function nothingReadable(problem: AppError): PdfInspection {
  return { problems: [problem], cda: null, signatures: [] };
}

function changesAfterSigning(length: number, signatures: readonly JudgedSignature[]): AppError[] {
  const ends = signatures.map(({ coveredEnd }) => coveredEnd).filter((end) => end > 0);
  if (ends.length === 0) return [];
  const addedBytes = length - Math.max(...ends);
  return addedBytes > 0 ? [appError('pdf/changed-after-signing', { addedBytes })] : [];
}

function inspect(file: PdfFile): PdfInspection {
  if (file.catalog === undefined) {
    return nothingReadable(appError('pdf/broken-structure', { cause: 'trailer' }));
  }
  const fields = signatureFields(file);
  const hasSecurityStore = file.dictionary(file.entry(file.catalog, 'DSS')) !== undefined;
  const signatures = fields.flatMap(({ signature }) =>
    signature === null ? [] : [judgeSignature(file.bytes, signature, hasSecurityStore)],
  );
  const attachment = findAttachment(file);
  const problems: AppError[] = [
    ...signatures.flatMap((signature) => signature.problems),
    ...changesAfterSigning(file.bytes.length, signatures),
    ...(fields.length === 0 ? [appError('pdf/no-signature', {})] : []),
    ...fields
      .filter(({ signature }) => signature === null)
      .map(({ name }) => appError('pdf/empty-signature-field', { field: name })),
    ...attachment.problems,
    ...(file.references.endsCleanly
      ? []
      : [appError('pdf/broken-structure', { cause: 'trailing-bytes' })]),
  ];
  return { problems, cda: attachment.cda, signatures };
}

/** Looks at any PDF, ours or foreign, signed or not, and never throws. */
export function inspectPdf(pdf: Uint8Array): PdfInspection {
  const file = PdfFile.open(pdf);
  if (!file.ok) return nothingReadable(file.error);
  const inspection = readingOf(() => inspect(file.value));
  return inspection.ok ? inspection.value : nothingReadable(inspection.error);
}
