import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentPdf, renderedAt, valueOf } from '../../support/pdfFixtures.ts';
import { pssFixture } from '../../support/pssFixtures.ts';
import { readGrayPng, writeGrayPng } from '../../support/pages/grayPng.ts';
import { differingCells, drawPages } from '../../support/pages/pagePictures.ts';
import {
  pictureFile,
  sampleNames,
  samplePages,
  samplePdf,
} from '../../support/pages/samplePages.ts';

/** Cells in which two renderers may differ on a page that is the same: edges of letters, nothing that is read. */
const TOLERATED = 20;

describe('the look of the pages', () => {
  it.each(sampleNames)('of the sample %s is the one kept', async (name) => {
    const pages = await samplePages(name);
    expect(existsSync(pictureFile(name, pages.length + 1)), 'a page less than kept').toBe(false);
    for (const [index, page] of pages.entries()) {
      const kept = readGrayPng(readFileSync(pictureFile(name, index + 1)));
      expect(differingCells(page, kept), `page ${String(index + 1)}`).toBeLessThan(TOLERATED);
    }
  });

  it('is told apart by renderer less than by content', async () => {
    const pdf = await samplePdf('full');
    const [first, other] = [drawPages(pdf), drawPages(pdf, 'pdftocairo')];
    for (const [index, page] of first.entries()) {
      const same = other[index];
      expect(same && differingCells(page, same)).toBeLessThan(TOLERATED);
    }
    // The names at the head of each row no longer in bold: the same words in the same places.
    const plain = pssFixture('full.xml').replaceAll(' styleCode="Bold"', '');
    const changed = valueOf(await documentPdf.render(Buffer.from(plain), renderedAt)).pdf;
    for (const [index, page] of drawPages(changed).entries()) {
      const kept = first[index];
      expect(kept && differingCells(page, kept)).toBeGreaterThan(2 * TOLERATED);
    }
  });

  it('is kept in pictures that are read as they were written', () => {
    const pixels = Uint8Array.from({ length: 12 }, (_, index) => index * 20);
    const picture = { width: 4, height: 3, pixels };
    expect(readGrayPng(writeGrayPng(picture))).toEqual(picture);
  });
});
