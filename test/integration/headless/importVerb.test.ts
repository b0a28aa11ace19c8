import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { importDocument } from '../../../electron/headless/verbs/importDocument.ts';
import type { VerbResult } from '../../../electron/headless/verbResult.ts';
import type { Workbench } from '../../../electron/headless/workbench.ts';
import { writeDraftFile } from '../../../shared/pss/draftFile.ts';
import { valueOf } from '../../support/archiveFixtures.ts';
import { dataPackDirectory } from '../../support/dataPack.ts';
import { codeOf, furnishDesk, openDeskBench } from '../../support/deskBench.ts';
import { documentPdf, renderedAt } from '../../support/pdfFixtures.ts';
import { fullPss } from '../../support/pss/fullPss.ts';
import { pssFixture } from '../../support/pssFixtures.ts';
import { makeTestDesk, type TestDesk } from '../../support/testDesk.ts';

const pack = dataPackDirectory();

const itemSchema = z.object({ path: z.string(), line: z.number().int().min(1), what: z.string() });

/** What other programs rely on. */
const answerSchema = z.object({
  kind: z.literal(['cda', 'pdf', 'fhir', 'json']),
  stored: z.boolean(),
  mapped: z.number().int().min(1),
  unmapped: z.array(itemSchema),
  relabelled: z.array(itemSchema),
  dangling: z.array(itemSchema),
  gaps: z.array(z.string()),
  documentId: z.string().optional(),
  cdaSha256: z.string().optional(),
});

let directory: string;
let desk: TestDesk;
let bench: Workbench;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sintesi-import-'));
  desk = await makeTestDesk(directory, { sample: 'own' });
  await furnishDesk(desk);
  bench = openDeskBench(desk);
});

afterAll(async () => {
  await bench.close();
  await desk.gateway.stop();
  await rm(directory, { recursive: true, force: true });
});

async function importOf(name: string, content: string | Uint8Array): Promise<VerbResult> {
  const file = join(directory, name);
  await writeFile(file, content);
  return importDocument(bench, file);
}

async function answerAbout(name: string, content: string | Uint8Array) {
  const { json, succeeded } = valueOf(await importOf(name, content));
  return { ...answerSchema.parse(JSON.parse(JSON.stringify(json))), succeeded };
}

/** Whether the archive now holds a document, and with which bytes. */
async function storedText(documentId: string): Promise<string | null> {
  const archive = valueOf(await bench.archive());
  const found = valueOf(await archive.findDocument(documentId));
  return found === null ? null : Buffer.from(found.cda).toString('utf8');
}

const identified = (changes: { readonly progressive: string }) =>
  pssFixture('full.xml').replaceAll('SINTESI0000000001', changes.progressive);

describe('import', () => {
  it('takes our own document over, all of it, and freezes its bytes', async () => {
    const text = pssFixture('full.xml');
    const answer = await answerAbout('own.xml', text);
    expect(answer).toMatchObject({
      kind: 'cda',
      stored: true,
      unmapped: [],
      dangling: [],
      gaps: [],
    });
    expect(answer.mapped).toBeGreaterThan(500);
    expect(await storedText(answer.documentId ?? '')).toBe(text);
  });

  it.skipIf(pack === null)('leaves nothing of the official sample unmapped', async () => {
    const file = join(pack ?? '', 'cda', 'samples', 'PSS.it-fse-support.xml');
    const answer = await answerAbout('official.xml', await readFile(file));
    expect(answer).toMatchObject({ kind: 'cda', stored: true, unmapped: [] });
  });

  it('tells with its place what it could not map', async () => {
    const strange = identified({ progressive: 'SINTESI0000000071' }).replace(
      '</recordTarget>',
      '</recordTarget>\n<participant typeCode="XYZ"><associatedEntity classCode="PRS"><code code="STRANO"/></associatedEntity></participant>',
    );
    const { unmapped } = await answerAbout('strange.xml', strange);
    expect(unmapped.some(({ what }) => what.includes('STRANO'))).toBe(true);
    const line = strange.slice(0, strange.indexOf('STRANO')).split('\n').length;
    expect(unmapped.map((each) => each.line)).toContain(line);
  });

  it.skipIf(pack === null)('reads a FHIR bundle and stores nothing', async () => {
    const file = join(pack ?? '', 'cda', 'samples', 'PSS.it-fse-support.fhir.json');
    const answer = await answerAbout('bundle.json', await readFile(file));
    expect(answer).toMatchObject({ kind: 'fhir', stored: false, succeeded: true });
    expect(answer.mapped).toBeGreaterThan(700);
    expect(answer.gaps.length).toBeGreaterThan(0);
  });

  it('reads a draft of ours and stores nothing', async () => {
    const answer = await answerAbout('draft.json', writeDraftFile(fullPss));
    expect(answer).toMatchObject({ kind: 'json', stored: false, unmapped: [], gaps: [] });
    expect(answer.succeeded).toBe(true);
  });

  it('reads a document with a broken header, tells its gaps and stores nothing', async () => {
    const text = identified({ progressive: 'SINTESI0000000072' });
    const answer = await answerAbout(
      'headless.xml',
      text.replace(/<recordTarget>[^]*<\/recordTarget>/, ''),
    );
    expect(answer).toMatchObject({ kind: 'cda', stored: false, succeeded: false });
    expect(answer.gaps.length).toBeGreaterThan(0);
    expect(answer.mapped).toBeGreaterThan(500);
  });
});

describe('import of a PDF', () => {
  const carrying = async (progressive: string) => {
    const cda = identified({ progressive });
    const { pdf } = valueOf(await documentPdf.render(Buffer.from(cda), renderedAt));
    return { cda, pdf };
  };

  it('takes over the CDA2 it carries as if it were handed over alone', async () => {
    const { cda, pdf } = await carrying('SINTESI0000000073');
    const answer = await answerAbout('carrying.pdf', pdf);
    expect(answer).toMatchObject({ kind: 'pdf', stored: true, unmapped: [], gaps: [] });
    expect(await storedText(answer.documentId ?? '')).toBe(cda);
  });

  it('without attachment is refused', async () => {
    const empty = await PDFDocument.create();
    empty.addPage();
    expect(codeOf(await importOf('empty.pdf', await empty.save()))).toBe('pdf/attachment-missing');
  });

  it('with two attachments is read by name, and refused where none bears the name', async () => {
    const { cda, pdf } = await carrying('SINTESI0000000074');
    const two = await PDFDocument.load(pdf);
    await two.attach(Buffer.from('<altro/>'), 'altro.xml', { mimeType: 'text/xml' });
    const answer = await answerAbout('two.pdf', await two.save());
    expect(answer).toMatchObject({ kind: 'pdf', stored: true, unmapped: [] });
    expect(await storedText(answer.documentId ?? '')).toBe(cda);

    const strangers = await PDFDocument.create();
    strangers.addPage();
    for (const name of ['uno.xml', 'due.xml']) await strangers.attach(Buffer.from(cda), name);
    const refused = await importOf('strangers.pdf', await strangers.save());
    expect(codeOf(refused)).toBe('pdf/attachment-wrong-name');
  });
});

describe('import refuses with a code of its own', () => {
  it.each([
    ['JSON that is neither', 'other.json', '{"ricetta": 1}', 'cda/other-json'],
    [
      'a newer draft',
      'newer.json',
      '{"format":"sintesi-pss-draft","version":99}',
      'cda/other-json',
    ],
    [
      'an impossible draft',
      'impossible.json',
      '{"format":"sintesi-pss-draft","version":1}',
      'cda/draft-invalid',
    ],
    ['truncated JSON', 'truncated.json', '{"resourceType":"Bundle"', 'cda/not-json'],
    ['a broken PDF', 'broken.pdf', '%PDF-1.7 niente', 'pdf/broken-structure'],
  ])('%s', async (_, name, content, code) => {
    expect(codeOf(await importOf(name, content))).toBe(code);
  });
});
