import { createHash } from 'node:crypto';
import { appError, type AppError } from '../../../shared/errors/appError.ts';
import { maximumSignedSize } from '../sizeLimits.ts';
import { inspectPdf } from './inspectPdf.ts';

/** What a document just signed, or just extended, must turn out to be. */
export interface SelfCheckExpectation {
  /** The file must begin with these bytes: what was signed, or what is extended. */
  readonly prefix: Uint8Array;
  /** Null for a report: then no CDA may be in the file. */
  readonly cdaSha256: string | null;
  readonly signerFingerprint: string;
  /** UTC ISO instant. */
  readonly signedAt: string;
  readonly level: 'PAdES B-B' | 'PAdES B-T' | 'PAdES B-LT';
}

function isPrefix(prefix: Uint8Array, whole: Uint8Array): boolean {
  return Buffer.compare(prefix, whole.subarray(0, prefix.length)) === 0;
}

/** Judges a document just signed as if it came from outside, and against what it was made from. */
export function selfCheck(pdf: Uint8Array, expected: SelfCheckExpectation): readonly AppError[] {
  const inspection = inspectPdf(pdf);
  const isMeantToBeBare = expected.cdaSha256 === null;
  const problems = inspection.problems.filter(
    ({ code }) => !(isMeantToBeBare && code === 'pdf/attachment-missing'),
  );
  const { cda } = inspection;
  if (cda !== null && createHash('sha256').update(cda).digest('hex') !== expected.cdaSha256) {
    problems.push(appError('pdf/attachment-not-the-cda', {}));
  }
  if (!isPrefix(expected.prefix, pdf)) problems.push(appError('pdf/unsigned-document-changed', {}));
  const [signature] = inspection.signatures;
  const isOurs =
    inspection.signatures.length === 1 &&
    signature?.signer?.fingerprint === expected.signerFingerprint &&
    signature.level === expected.level &&
    signature.signedAt === expected.signedAt;
  if (!isOurs) problems.push(appError('pdf/signature-value-wrong', { reason: 'other-key' }));
  if (pdf.length > maximumSignedSize) {
    problems.push(
      appError('pdf/too-large', { sizeBytes: pdf.length, limitBytes: maximumSignedSize }),
    );
  }
  return problems;
}
