import { appError, type AppError } from '../../../shared/errors/appError.ts';
import { PdfFile, readingOf } from '../structure/pdfFile.ts';
import { archivalClaims } from './archivalClaims.ts';
import { findAttachment } from './findAttachment.ts';
import { judgeSignature, type JudgedSignature } from './judgeSignature.ts';
import { laterRevisions, type LaterRevisions } from './laterRevisions.ts';
import { signatureFields, type SignatureField } from './signatureFields.ts';
import { signatureLevel } from './signatureLevel.ts';
import { readValidationStore, type ValidationStore } from './validationStore.ts';

/** A signature with its place in the file. */
export interface InspectedSignature extends JudgedSignature {
  readonly level: string;
  readonly later: LaterRevisions;
}

/** Everything found in a PDF, nobody trusted yet. */
export interface PdfInspection {
  /** Those of each signature, then those of the file. */
  readonly problems: readonly AppError[];
  /** Those of the file alone. */
  readonly fileProblems: readonly AppError[];
  readonly cda: Uint8Array | null;
  readonly signatures: readonly InspectedSignature[];
  readonly store: ValidationStore | null;
  /** What kinds of file it says it is. */
  readonly claims: readonly string[];
}

function nothingReadable(problem: AppError): PdfInspection {
  const problems = [problem];
  return { problems, fileProblems: problems, cda: null, signatures: [], store: null, claims: [] };
}

function changesAfterSigning(
  { length }: Uint8Array,
  signatures: readonly InspectedSignature[],
): AppError[] {
  const forbidden = signatures.filter(
    ({ coveredEnd, later }) => coveredEnd > 0 && later === 'forbidden',
  );
  const ends = forbidden.map(({ coveredEnd }) => coveredEnd);
  return ends.length === 0
    ? []
    : [appError('pdf/changed-after-signing', { addedBytes: length - Math.min(...ends) })];
}

function inspectSignatures(
  file: PdfFile,
  fields: readonly SignatureField[],
  store: ValidationStore | null,
): InspectedSignature[] {
  const judged = fields.flatMap(({ name, signature }) =>
    signature === null ? [] : [judgeSignature(file.bytes, name, signature)],
  );
  const stampedEnd = Math.max(
    0,
    ...judged
      .filter(({ isDocumentTimestamp, problems }) => isDocumentTimestamp && problems.length === 0)
      .map(({ coveredEnd }) => coveredEnd),
  );
  return judged.map((signature) => ({
    ...signature,
    level: signatureLevel(signature, store, stampedEnd > signature.coveredEnd),
    later: laterRevisions(file, signature.coveredEnd),
  }));
}

function inspect(file: PdfFile): PdfInspection {
  if (file.catalog === undefined) {
    return nothingReadable(appError('pdf/broken-structure', { cause: 'trailer' }));
  }
  const fields = signatureFields(file);
  const store = readValidationStore(file);
  const signatures = inspectSignatures(file, fields, store);
  const attachment = findAttachment(file);
  const fileProblems: AppError[] = [
    ...changesAfterSigning(file.bytes, signatures),
    ...(fields.length === 0 ? [appError('pdf/no-signature', {})] : []),
    ...fields
      .filter(({ signature }) => signature === null)
      .map(({ name }) => appError('pdf/empty-signature-field', { field: name })),
    ...attachment.problems,
    ...(file.references.endsCleanly
      ? []
      : [appError('pdf/broken-structure', { cause: 'trailing-bytes' })]),
  ];
  const problems = [...signatures.flatMap((signature) => signature.problems), ...fileProblems];
  return {
    problems,
    fileProblems,
    cda: attachment.cda,
    signatures,
    store,
    claims: archivalClaims(file),
  };
}

/** Looks at any PDF, ours or foreign, signed or not, and never throws. */
export function inspectPdf(pdf: Uint8Array): PdfInspection {
  const file = PdfFile.open(pdf);
  if (!file.ok) return nothingReadable(file.error);
  const inspection = readingOf(() => inspect(file.value));
  return inspection.ok ? inspection.value : nothingReadable(inspection.error);
}
