import { createHash } from 'node:crypto';
import type { PageMark, RenderedDocument } from '../domain/ports/documentPdf.ts';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { FontSet } from './fonts/fontSet.ts';
import { layoutDocument } from './layout/layoutDocument.ts';
import { assembleArchive, type ArchiveParts } from './pdfa/assembleArchive.ts';
import type { ArchivalLevel } from './pdfa/xmpPacket.ts';
import type { RenderingAssets } from './renderingAssets.ts';
import { parseCda } from './view/parseCda.ts';
import { readDocumentView } from './view/readDocumentView.ts';
import { maximumSignedSize, signatureAllowance } from './sizeLimits.ts';

/** The file as far as it could be brought. */
type ArchivedPdf = Pick<RenderedDocument, 'pdf' | 'conformance' | 'untaggedBecause'>;

/**
 * Writes the file with its tags, or without them where they cannot be built: a doctor must not be kept from signing
 * by a defect of the structure tree, and the level reached is told.
 */
export async function archivedAtBest(
  parts: Omit<ArchiveParts, 'conformance'>,
): Promise<ArchivedPdf> {
  const archived = (conformance: ArchivalLevel) => assembleArchive({ ...parts, conformance });
  try {
    return { pdf: await archived('PDF/A-3a'), conformance: 'PDF/A-3a', untaggedBecause: null };
  } catch (error: unknown) {
    const untaggedBecause = error instanceof Error ? error.message : String(error);
    return { pdf: await archived('PDF/A-3u'), conformance: 'PDF/A-3u', untaggedBecause };
  }
}

/**
 * CDA bytes to the archival PDF that shows and carries them. The bytes are attached untouched.
 * Errors: those of `parseCda`; `pdf/too-large` when, signed, it would exceed what the gateway takes.
 */
export async function renderDocument(
  assets: RenderingAssets,
  cda: Uint8Array,
  at: Date,
  mark: PageMark | null = null,
): Promise<Result<RenderedDocument>> {
  const root = parseCda(cda);
  if (!root.ok) return root;
  const view = readDocumentView(root.value);
  const cdaSha256 = createHash('sha256').update(cda).digest('hex');
  const fonts = new FontSet(assets.fonts);
  const flow = layoutDocument(view, fonts, cdaSha256, mark);
  const { pdf, conformance, untaggedBecause } = await archivedAtBest({
    flow,
    fonts,
    metadata: { title: `${view.title} di ${view.patient.name}`, author: view.author.name, at },
    cda,
    contentSha256: cdaSha256,
    iccProfile: assets.iccProfile,
  });
  const signedSize = pdf.length + signatureAllowance;
  return signedSize > maximumSignedSize
    ? fail(appError('pdf/too-large', { sizeBytes: signedSize, limitBytes: maximumSignedSize }))
    : ok({
        pdf,
        cdaSha256,
        substitutedCharacters: fonts.substitutedCharacters,
        conformance,
        untaggedBecause,
      });
}
