import { createHash } from 'node:crypto';
import type { RenderedDocument } from '../../domain/ports/documentPdf.ts';
import { appError, type AppError } from '../../../shared/errors/appError.ts';
import { maximumSignedSize } from '../sizeLimits.ts';
import { inspectPdf } from './inspectPdf.ts';

/** What a document just signed must turn out to be. */
export interface SelfCheckExpectation {
  readonly rendered: RenderedDocument;
  readonly signerFingerprint: string;
  readonly at: Date;
}

function isPrefix(prefix: Uint8Array, whole: Uint8Array): boolean {
  return Buffer.compare(prefix, whole.subarray(0, prefix.length)) === 0;
}

/** Judges a document just signed as if it came from outside, and against what it was made from. */
export function selfCheck(
  pdf: Uint8Array,
  { rendered, signerFingerprint, at }: SelfCheckExpectation,
): readonly AppError[] {
  const inspection = inspectPdf(pdf);
  const problems = [...inspection.problems];
  const { cda } = inspection;
  if (cda !== null && createHash('sha256').update(cda).digest('hex') !== rendered.cdaSha256) {
    problems.push(appError('pdf/attachment-not-the-cda', {}));
  }
  if (!isPrefix(rendered.pdf, pdf)) problems.push(appError('pdf/unsigned-document-changed', {}));
  const [signature] = inspection.signatures;
  const isOurs =
    inspection.signatures.length === 1 &&
    signature?.signerFingerprint === signerFingerprint &&
    signature.level === 'PAdES B-B' &&
    signature.signedAt === `${at.toISOString().slice(0, 19)}.000Z`;
  if (!isOurs) problems.push(appError('pdf/signature-value-wrong', { reason: 'other-key' }));
  if (pdf.length > maximumSignedSize) {
    problems.push(
      appError('pdf/too-large', { sizeBytes: pdf.length, limitBytes: maximumSignedSize }),
    );
  }
  return problems;
}
