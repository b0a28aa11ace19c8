import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDocumentPdf } from '../../electron/pdf/createDocumentPdf.ts';
import { loadFontLibrary } from '../../electron/pdf/fonts/fontLibrary.ts';
import { FontSet } from '../../electron/pdf/fonts/fontSet.ts';
import { layoutDocument } from '../../electron/pdf/layout/layoutDocument.ts';
import { completeSignature } from '../../electron/pdf/pades/completeSignature.ts';
import { prepareSignature } from '../../electron/pdf/pades/prepareSignature.ts';
import { assembleArchive } from '../../electron/pdf/pdfa/assembleArchive.ts';
import { verifyPdf } from '../../electron/pdf/verify/verifyPdf.ts';
import { parseCda } from '../../electron/pdf/view/parseCda.ts';
import { readDocumentView } from '../../electron/pdf/view/readDocumentView.ts';
import { valueOf } from '../support/pdfFixtures.ts';
import { pssFixture } from '../support/pssFixtures.ts';
import { signPrepared } from '../support/signPrepared.ts';
import { makeTestDesk, type TestDesk } from '../support/testDesk.ts';
import { batchTable } from './batchBench.ts';
import { measure, type BenchTable } from './measure.ts';

const warmUp = 20;
const documents = 200;

const assetsDirectory = new URL('../../assets/', import.meta.url);

/** Each stage of the paper side over many documents, the key in software so that only our work is measured. */
async function stageTable(desk: TestDesk): Promise<BenchTable> {
  const { pki } = desk;
  const cda = await readFile(desk.sampleFile);
  const library = await loadFontLibrary(assetsDirectory);
  const iccProfile = await readFile(new URL('icc/sRGB.icc', assetsDirectory));
  const chain = [pki.certDer('signature'), pki.certDer('qtsp-issuing')];
  const rows = new Map<string, number[]>();
  let isCounted = false;
  let privateKeyOperations = 0;
  const timed = async <Value>(name: string, work: () => Value | Promise<Value>) => {
    const start = performance.now();
    const value = await work();
    const samples = rows.get(name) ?? [];
    if (isCounted) samples.push(performance.now() - start);
    rows.set(name, samples);
    return value;
  };
  let sizes = { unsigned: 0, signed: 0 };
  const oneDocument = async (index: number) => {
    // Another instant for each, as in life: no two documents are the same.
    const at = new Date(Date.now() + index * 1000);
    const cdaSha256 = createHash('sha256').update(cda).digest('hex');
    const fonts = new FontSet(library);
    const view = await timed('parse', () => readDocumentView(valueOf(parseCda(cda))));
    const flow = await timed('layout with tags', () => layoutDocument(view, fonts, cdaSha256));
    const metadata = { title: view.title, author: view.author.name, at };
    const conformance = 'PDF/A-3a' as const;
    const archived = { flow, fonts, metadata, cda, iccProfile, conformance };
    const pdf = await timed('archive: PDF/A-3a with the CDA', () =>
      assembleArchive({ ...archived, contentSha256: cdaSha256 }),
    );
    const rendered = {
      pdf,
      cdaSha256,
      substitutedCharacters: [],
      conformance,
      untaggedBecause: null,
    };
    const prepared = await timed('prepare the signature', () =>
      valueOf(prepareSignature(rendered, chain, at)),
    );
    const value = await timed('sign (key in software)', () =>
      signPrepared(prepared, pki, 'signature'),
    );
    if (isCounted) privateKeyOperations += 1;
    const signed = await timed('complete: CMS and self-check', () =>
      valueOf(completeSignature(prepared, value)),
    );
    await timed('verify with trust', () => verifyPdf(signed.pdf, [pki.certDer('qtsp-ca')]));
    sizes = { unsigned: pdf.length, signed: signed.pdf.length };
  };
  for (let index = 0; index < warmUp + documents; index += 1) {
    isCounted = index >= warmUp;
    await timed('whole document', () => oneDocument(index));
  }
  return {
    title: `The document: stages, ${String(documents)} documents (${String(cda.length)} byte of CDA)`,
    reference: 'whole document',
    rows: [...rows].map(([name, samplesMs]) => ({ name, samplesMs })),
    facts: {
      'private-key operations': privateKeyOperations,
      'bytes unsigned': sizes.unsigned,
      'bytes signed': sizes.signed,
    },
  };
}

/** The page of our own full sample, tags, archive objects and attachment included: what stands between two keystrokes. */
async function renderTable(): Promise<BenchTable> {
  const paper = createDocumentPdf({ assetsDirectory });
  const render = (name: Parameters<typeof pssFixture>[0]) => {
    const cda = Buffer.from(pssFixture(name));
    return async () => valueOf(await paper.render(cda, new Date(0)));
  };
  const repetition = { warmUp: 40, runs: 200 };
  return {
    title: 'Rendering with tags',
    reference: null,
    rows: [
      await measure('full sample, 17 sections', render('full.xml'), repetition),
      await measure('sample of absences', render('minimal.xml'), repetition),
    ],
  };
}

/** The paper side measured: the page, its stages, and a batch against a slow card. */
export async function pdfTables(): Promise<readonly BenchTable[]> {
  const directory = await mkdtemp(join(tmpdir(), 'sintesi-pdf-bench-'));
  const desk = await makeTestDesk(directory);
  try {
    return [await renderTable(), await stageTable(desk), await batchTable(desk)];
  } finally {
    await desk.gateway.stop();
    await rm(directory, { recursive: true, force: true });
  }
}
