import { documentPdf, renderedAt, valueOf, variedCda } from '../pdfFixtures.ts';
import { pssFixture } from '../pssFixtures.ts';
import { drawPages } from './pagePictures.ts';
import type { GrayPicture } from './grayPng.ts';

/** The documents whose pages are kept as pictures: everything, only absences, another program's narrative. */
const samples: Readonly<Record<string, () => Uint8Array>> = {
  full: () => Buffer.from(pssFixture('full.xml')),
  minimal: () => Buffer.from(pssFixture('minimal.xml')),
  varied: variedCda,
};

/** Names of the samples. */
export const sampleNames = Object.keys(samples);

/** The PDF of a sample. */
export async function samplePdf(name: string): Promise<Uint8Array> {
  const cda = samples[name]?.();
  if (cda === undefined) throw new Error(`no sample ${name}`);
  return valueOf(await documentPdf.render(cda, renderedAt)).pdf;
}

/** The pages of a sample, drawn. */
export async function samplePages(name: string): Promise<readonly GrayPicture[]> {
  return drawPages(await samplePdf(name));
}

/** Where the picture of a page is kept; pages count from 1. */
export function pictureFile(name: string, page: number): URL {
  return new URL(`../../fixtures/pdf/pages/${name}-${String(page)}.png`, import.meta.url);
}
