import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { loadFontLibrary } from '../../electron/pdf/fonts/fontLibrary.ts';
import { FontSet } from '../../electron/pdf/fonts/fontSet.ts';
import { layoutDocument } from '../../electron/pdf/layout/layoutDocument.ts';
import { completeSignature } from '../../electron/pdf/pades/completeSignature.ts';
import { prepareSignature } from '../../electron/pdf/pades/prepareSignature.ts';
import { assembleArchive } from '../../electron/pdf/pdfa/assembleArchive.ts';
import { verifyPdf } from '../../electron/pdf/verify/verifyPdf.ts';
import { decodeCda } from '../../electron/pdf/view/decodeCda.ts';
import { readDocumentView } from '../../electron/pdf/view/readDocumentView.ts';
import type { TestPki } from '../pki/makeTestPki.ts';
import { valueOf } from '../support/pdfFixtures.ts';
import { signPrepared } from '../support/signPrepared.ts';

/** Durations of one stage, one sample per document, in milliseconds. */
export interface BenchRow {
  readonly name: string;
  readonly samplesMs: number[];
}

/**
 * Times each stage of the paper side over `documents` documents made from `cda`: parse, layout, archive,
 * prepare, sign (the key, in software), complete (which judges the file), verify.
 */
export async function pdfBench(options: {
  readonly cda: Uint8Array;
  readonly pki: TestPki;
  readonly documents: number;
}): Promise<BenchRow[]> {
  const { cda, pki, documents } = options;
  const assets = new URL('../../assets/', import.meta.url);
  const library = await loadFontLibrary(assets);
  const iccProfile = await readFile(new URL('icc/sRGB.icc', assets));
  const chain = [pki.certDer('signature'), pki.certDer('qtsp-issuing')];
  const rows = new Map<string, number[]>();
  const timed = async <Value>(name: string, work: () => Value | Promise<Value>) => {
    const start = performance.now();
    const value = await work();
    const samples = rows.get(name) ?? [];
    samples.push(performance.now() - start);
    rows.set(name, samples);
    return value;
  };
  for (let index = 0; index < documents; index += 1) {
    // Another instant for each, as in life: no two documents are the same.
    const at = new Date(Date.UTC(2026, 10, 20, 9, 0, index));
    const view = await timed('pdf/parse', () => readDocumentView(valueOf(decodeCda(cda))));
    const fonts = new FontSet(library);
    const cdaSha256 = createHash('sha256').update(cda).digest('hex');
    const flow = await timed('pdf/layout', () => layoutDocument(view, fonts, cdaSha256));
    const metadata = { title: view.title, author: view.author.name, at };
    const pdf = await timed('pdf/archive', () =>
      assembleArchive({ flow, fonts, metadata, cda, cdaSha256, iccProfile }),
    );
    const rendered = { pdf, cdaSha256, substitutedCharacters: [] };
    const prepared = await timed('pdf/prepare', () =>
      valueOf(prepareSignature(rendered, chain, at)),
    );
    const value = await timed('pdf/sign-software-key', () =>
      signPrepared(prepared, pki, 'signature'),
    );
    const signed = await timed('pdf/complete', () => valueOf(completeSignature(prepared, value)));
    await timed('pdf/verify', () => verifyPdf(signed.pdf));
  }
  return [...rows].map(([name, samplesMs]) => ({ name, samplesMs }));
}
