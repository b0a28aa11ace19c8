import { createHash, verify } from 'node:crypto';
import type { PreparedSignature, SignedDocument } from '../../domain/ports/documentPdf.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { selfCheck } from '../verify/selfCheck.ts';
import { buildCms, type CmsIngredients } from './buildCms.ts';
import { PreparedState } from './prepareSignature.ts';

function signatureFits({ scheme, signer, attributes }: CmsIngredients, value: Uint8Array): boolean {
  return verify(scheme.digestAlgorithm, attributes.set, signer.publicKey, scheme.cmsValue(value));
}

/** Writes the CMS in its place; nothing else of the file changes, the digest stays true. */
function inject(state: PreparedState, cms: Uint8Array): Uint8Array {
  const pdf = Buffer.from(state.placeholder.bytes);
  pdf.write(Buffer.from(cms).toString('hex'), state.placeholder.contentsStart + 1, 'latin1');
  return pdf;
}

/**
 * Closes a prepared signature with the card's value and judges the finished file before handing it out
 * (guide to the signature, §7.1). Errors: `pdf/signature-value-wrong`, `pdf/cms-too-large`,
 * `pdf/self-check-failed`. In every case the rendered document is untouched.
 */
export function completeSignature(
  prepared: PreparedSignature,
  signatureValue: Uint8Array,
): Result<SignedDocument> {
  const { state } = prepared;
  if (!(state instanceof PreparedState)) {
    throw new TypeError('the prepared signature was not made by this room');
  }
  const { cms, reservedBytes, rendered, at } = state;
  if (signatureValue.length !== cms.scheme.valueLength) {
    return fail(appError('pdf/signature-value-wrong', { reason: 'length' }));
  }
  if (!signatureFits(cms, signatureValue)) {
    return fail(appError('pdf/signature-value-wrong', { reason: 'other-key' }));
  }
  const message = buildCms(cms, signatureValue);
  if (message.length > reservedBytes) {
    return fail(appError('pdf/cms-too-large', { sizeBytes: message.length, reservedBytes }));
  }
  const pdf = inject(state, message);
  const signerFingerprint = cms.signer.fingerprint;
  // PDF dates are to the second.
  const signedAt = `${at.toISOString().slice(0, 19)}.000Z`;
  const { cdaSha256 } = rendered;
  const problems = selfCheck(pdf, {
    prefix: rendered.pdf,
    cdaSha256,
    signerFingerprint,
    signedAt,
    level: 'PAdES B-B',
  });
  if (problems.length > 0) {
    return fail(appError('pdf/self-check-failed', { problems: problems.map(({ code }) => code) }));
  }
  return ok({
    pdf,
    sha256: createHash('sha256').update(pdf).digest('hex'),
    cdaSha256,
    signerFingerprint,
    signedAt,
  });
}
