import { appError } from '../../shared/errors/appError.ts';
import { fail, type Result } from '../../shared/errors/result.ts';
import type { ReadyCertificate } from './cardAccess.ts';
import type { SealedDocument } from './ports/archive.ts';
import type { DocumentPdf, PreparedSignature } from './ports/documentPdf.ts';

/** How the signer's certificate is chosen, and authorities to add that the card does not carry. */
export interface SigningOptions {
  readonly fingerprint: string | null;
  readonly authorities: readonly Uint8Array[];
  /** Ceiling of the file, where it is going to be sent; none when absent. */
  readonly limitBytes?: number;
}

/**
 * Lays a document out and prepares its signature for the key of a certificate: everything of signing that needs no
 * PIN. A document already too large for the gateway is told here (gateway-checks.md §15, P-01).
 */
export async function prepareSignature(
  pdf: DocumentPdf,
  document: SealedDocument,
  signer: ReadyCertificate,
  options: SigningOptions,
  at: Date,
): Promise<Result<PreparedSignature>> {
  const rendered = await pdf.render(document.cda, at);
  if (!rendered.ok) return rendered;
  const { limitBytes = Infinity, authorities } = options;
  const sizeBytes = rendered.value.pdf.byteLength;
  if (sizeBytes > limitBytes) {
    return fail(appError('gateway/document-over-limit', { sizeBytes, limitBytes }));
  }
  return pdf.prepare(rendered.value, [...signer.chain, ...authorities], at);
}
