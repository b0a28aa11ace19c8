import type { DocumentPdf, SignatureExtension } from '../domain/ports/documentPdf.ts';
import { addTimestamp, timestampDigest } from './pades/addTimestamp.ts';
import { addValidationData, certificatesIn } from './pades/addValidationData.ts';
import { completeSignature } from './pades/completeSignature.ts';
import { prepareSignature } from './pades/prepareSignature.ts';
import { renderDocument } from './renderDocument.ts';
import { loadRenderingAssets, type RenderingAssets } from './renderingAssets.ts';
import { verifyPdf } from './verify/verifyPdf.ts';

/**
 * The paper side of documents. `assetsDirectory` (ending in a slash) holds `fonts/` and `icc/`, read once, at
 * the first rendering; rejects then if the installation lacks them.
 */
export function createDocumentPdf({
  assetsDirectory,
}: {
  readonly assetsDirectory: URL;
}): DocumentPdf & SignatureExtension {
  let assets: Promise<RenderingAssets> | null = null;
  return {
    async render(cda, at, mark) {
      assets ??= loadRenderingAssets(assetsDirectory);
      return renderDocument(await assets, cda, at, mark);
    },
    prepare: (rendered, chain, at) => Promise.resolve(prepareSignature(rendered, chain, at)),
    complete: (prepared, value) => Promise.resolve(completeSignature(prepared, value)),
    timestampDigest: (signed) => Promise.resolve(timestampDigest(signed)),
    addTimestamp: (signed, token) => Promise.resolve(addTimestamp(signed, token)),
    certificates: (signed) => Promise.resolve(certificatesIn(signed)),
    addValidationData: (signed, data) => Promise.resolve(addValidationData(signed, data)),
    verify: (pdf, authorities = null) => Promise.resolve(verifyPdf(pdf, authorities)),
  };
}
