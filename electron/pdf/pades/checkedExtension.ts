import { createHash } from 'node:crypto';
import type { SignedDocument } from '../../domain/ports/documentPdf.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { selfCheck, type SelfCheckExpectation } from '../verify/selfCheck.ts';

/**
 * The extended document, if it proves to be what it should: the same CDA, signer and time, the level sought.
 * Errors: `pdf/self-check-failed`, with which the document it extends remains good.
 */
export function checkedExtension(
  signed: SignedDocument,
  pdf: Uint8Array,
  prefix: Uint8Array,
  level: SelfCheckExpectation['level'],
): Result<SignedDocument> {
  const { cdaSha256, signerFingerprint, signedAt } = signed;
  const problems = selfCheck(pdf, { prefix, cdaSha256, signerFingerprint, signedAt, level });
  return problems.length > 0
    ? fail(appError('pdf/self-check-failed', { problems: problems.map(({ code }) => code) }))
    : ok({ ...signed, pdf, sha256: createHash('sha256').update(pdf).digest('hex') });
}
