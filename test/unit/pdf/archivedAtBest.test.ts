import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { loadFontLibrary } from '../../../electron/pdf/fonts/fontLibrary.ts';
import { FontSet } from '../../../electron/pdf/fonts/fontSet.ts';
import { layoutDocument } from '../../../electron/pdf/layout/layoutDocument.ts';
import { archivedAtBest } from '../../../electron/pdf/renderDocument.ts';
import { inspectPdf } from '../../../electron/pdf/verify/inspectPdf.ts';
import { parseCda } from '../../../electron/pdf/view/parseCda.ts';
import { readDocumentView } from '../../../electron/pdf/view/readDocumentView.ts';
import { renderedAt, valueOf, variedCda } from '../../support/pdfFixtures.ts';

const assets = new URL('../../../assets/', import.meta.url);

async function parts() {
  const cda = variedCda();
  const cdaSha256 = createHash('sha256').update(cda).digest('hex');
  const fonts = new FontSet(await loadFontLibrary(assets));
  const view = readDocumentView(valueOf(parseCda(cda)));
  const flow = layoutDocument(view, fonts, cdaSha256);
  const iccProfile = await readFile(new URL('icc/sRGB.icc', assets));
  const metadata = { title: view.title, author: view.author.name, at: renderedAt };
  return { flow, fonts, metadata, cda, contentSha256: cdaSha256, iccProfile };
}

it('falls back to PDF/A-3u, and says so, when the tags cannot be built', async () => {
  const good = await archivedAtBest(await parts());
  expect(good.conformance).toBe('PDF/A-3a');
  const broken = await parts();
  broken.flow.structure.register = () => {
    throw new Error('no structure');
  };
  const { pdf, conformance } = await archivedAtBest(broken);
  expect(conformance).toBe('PDF/A-3u');
  const { claims, cda } = inspectPdf(pdf);
  expect(claims).toEqual(['PDF/A-3U']);
  expect(Buffer.from(cda ?? []).equals(Buffer.from(variedCda()))).toBe(true);
  expect(Buffer.from(pdf).toString('latin1')).not.toContain('/StructTreeRoot');
});
