import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RenderedDocument } from '../../../electron/domain/ports/documentPdf.ts';
import { archivalProblems } from '../../support/archivalRules.ts';
import { dataPackDirectory, skipNotice } from '../../support/dataPack.ts';
import {
  cdaWithNarratives,
  documentPdf,
  renderedAt,
  valueOf,
  variedCda,
  wordsOf,
} from '../../support/pdfFixtures.ts';
import { parseCda } from '../../../electron/pdf/view/parseCda.ts';
import { elementAt, textOf, type XmlElement } from '../../../shared/xml/xmlTree.ts';

let directory = '';
let varied: { readonly document: RenderedDocument; readonly file: string; readonly text: string };
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sintesi-pdf-'));
  const { document, file } = await rendered(variedCda());
  varied = { document, file, text: taggedText(file) };
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

async function rendered(cda: Uint8Array, name = 'document.pdf') {
  const document = valueOf(await documentPdf.render(cda, renderedAt));
  const file = join(directory, name);
  writeFileSync(file, document.pdf);
  return { document, file };
}

/** The text of the tagged content alone: artifacts such as footers and repeated table heads are not in it. */
function taggedText(file: string): string {
  const listing = execFileSync('pdfinfo', ['-struct-text', file], {
    maxBuffer: 2 ** 28,
  }).toString();
  return listing
    .split('\n')
    .map((line) => /^\s+"(.*)"$/.exec(line)?.[1] ?? '')
    .join('\n');
}

function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Words of `expected` that `found` has fewer times. */
function missingWords(expected: readonly string[], found: readonly string[]): string[] {
  const available = counted(found);
  return [...counted(expected)]
    .filter(([word, count]) => (available.get(word) ?? 0) < count)
    .map(([word]) => word);
}

function narrativeTexts(element: XmlElement): string[] {
  return element.children.flatMap((child) => {
    if (child.kind === 'text') return [];
    if (child.name === 'text' && element.name === 'section') return [blockText(child)];
    return narrativeTexts(child);
  });
}

/** Text with white space where block elements part words. */
function blockText(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (child.kind === 'text') return child.value;
      const inline = ['content', 'sub', 'sup'].includes(child.name);
      return inline ? blockText(child) : ` ${blockText(child)} `;
    })
    .join('');
}

describe('the rendered document', () => {
  it('is a well-formed file for an independent reader', () => {
    const { file } = varied;
    const check = spawnSync('qpdf', ['--check', file]);
    expect(check.stderr.toString()).toBe('');
    expect(check.status).toBe(0);
  });

  it('keeps the rules of PDF/A-3a and PDF/UA-1 on every object it writes', async () => {
    const { document } = varied;
    expect(await archivalProblems(document.pdf)).toEqual([]);
  });

  it('writes across the pages of a test environment that they are one, and keeps every rule', async () => {
    const { pdf } = valueOf(await documentPdf.render(variedCda(), renderedAt, 'test'));
    const file = join(directory, 'marked.pdf');
    writeFileSync(file, pdf);
    expect(await archivalProblems(pdf)).toEqual([]);
    expect(taggedText(file)).toBe(varied.text);
    // Letters of turned text come out one by one.
    const letters = (of: string): string =>
      execFileSync('pdftotext', ['-raw', of, '-']).toString().replaceAll(/\s/g, '');
    const marks = (of: string): number => letters(of).split('DOCUMENTODIPROVA').length - 1;
    const pages = /^Pages:\s+(\d+)$/m.exec(execFileSync('pdfinfo', [file]).toString())?.[1];
    expect(marks(file)).toBe(Number(pages));
    expect(marks(varied.file)).toBe(0);
  });

  it('has the same bytes for the same document and instant, and others for another instant', async () => {
    const first = valueOf(await documentPdf.render(variedCda(), renderedAt));
    const second = valueOf(await documentPdf.render(variedCda(), renderedAt));
    const later = valueOf(await documentPdf.render(variedCda(), new Date('2026-11-20T09:15:01Z')));
    expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
    expect(Buffer.compare(first.pdf, later.pdf)).not.toBe(0);
  });

  it('carries the very bytes it was made from as cda.xml', () => {
    const { file } = varied;
    const out = join(directory, 'detached.xml');
    execFileSync('pdfdetach', ['-save', '1', '-o', out, file]);
    expect(readFileSync(out).equals(Buffer.from(variedCda()))).toBe(true);
    expect(execFileSync('pdfdetach', ['-list', file]).toString()).toContain('1: cda.xml');
  });

  it('shows every word of the narrative, substituted characters by their code', () => {
    const { document, text } = varied;
    const root = valueOf(parseCda(variedCda()));
    const expected = narrativeTexts(root)
      .flatMap(wordsOf)
      .map((word) => word.replaceAll('🙂', '[U+1F642]'));
    // The mark of a revoked text closes against its last word.
    const found = wordsOf(text.replace('warfarin.]', 'warfarin. ]'));
    // The word of 500 letters is on paper in pieces.
    const isWhole = (word: string) => word.length < 200;
    const [long = ''] = expected.filter((word) => !isWhole(word));
    expect(long.length).toBe(500);
    expect(text.replaceAll(/\s/g, '')).toContain(long);
    const missing = missingWords(expected.filter(isWhole), found);
    expect(missing).toEqual([]);
    expect(found).toContain('[U+1F642]');
    expect(document.substitutedCharacters).toEqual(['🙂']);
  });

  it('opens with the severe allergies still open and puts sections in clinical order', () => {
    const { text } = varied;
    const positions = [
      'Allergie e intolleranze a criticità alta',
      'Benzilpenicillina',
      'Lattice naturale',
      'Allergie e intolleranze\n',
      'Terapie farmacologiche',
      'Lista dei problemi',
      'Esenzioni',
      'Documento e firma',
    ].map((words) => text.indexOf(words));
    expect(positions).not.toContain(-1);
    expect(positions).toEqual(positions.toSorted((one, other) => one - other));
    const panel = text.slice(positions[0], positions[3]);
    expect(panel).not.toContain('Fragole');
    expect(panel).not.toContain('contrasto');
  });

  it('says coded absences and empty sections in words', () => {
    const { text } = varied;
    expect(text).toContain('Nessuna terapia farmacologica nota.');
    expect(text).toContain('Nessuna esenzione.');
    expect(text).toContain('Nessun contenuto riportato in questa sezione.');
  });

  it('names patient, document and page on every page', () => {
    const { file } = varied;
    const pages = execFileSync('pdftotext', ['-layout', file, '-']).toString().split('\f');
    const total = pages.length - 1;
    pages.slice(0, total).forEach((text, index) => {
      expect(text).toContain('Alosia Ramsélì, codice fiscale RMSLSO31M04Z404R');
      expect(text).toContain('documento 090201.PSS.201.PROVAPDF0000000007');
      expect(text).toContain(`Pagina ${String(index + 1)} di ${String(total)}`);
    });
  });

  it('sets a table of 5,000 rows over more than 100 pages, its head repeated but tagged once', async () => {
    const tableOf = (count: number) => {
      const rows = Array.from(
        { length: count },
        (_, index) => `<tr><td>riga${String(index)}</td><td>valore ${String(index * 7)}</td></tr>`,
      );
      return `<table><thead><tr><th>Intestazione</th><th>Valore</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
    };
    const { document, file } = await rendered(cdaWithNarratives(tableOf(5000)));
    const pages = execFileSync('pdftotext', ['-layout', file, '-']).toString().split('\f');
    const continued = pages.filter((page) => /riga\d+/.test(page));
    expect(pages.join(' ').match(/riga\d+/g)).toHaveLength(5000);
    expect(continued.length).toBeGreaterThan(100);
    for (const page of continued) expect(page).toContain('Intestazione');
    expect(await archivalProblems(document.pdf)).toEqual([]);
    const short = await rendered(cdaWithNarratives(tableOf(2)));
    const headCells = (pdf: Uint8Array) =>
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/S \/TH\b/g)?.length;
    expect(headCells(document.pdf)).toBe(headCells(short.document.pdf));
  });

  it('breaks a row taller than a page without losing a word', async () => {
    const words = Array.from({ length: 3000 }, (_, index) => `parola${String(index)}`);
    const table = `<table><tbody><tr><td>breve</td><td>${words.join(' ')}</td></tr></tbody></table>`;
    const { document, file } = await rendered(cdaWithNarratives(table));
    const text = execFileSync('pdftotext', ['-layout', file, '-']).toString();
    expect(missingWords(words, wordsOf(text))).toEqual([]);
    expect(await archivalProblems(document.pdf)).toEqual([]);
  });

  it('refuses what is no CDA, what is not UTF-8, and what would be too large to send', async () => {
    const encode = (text: string) => Buffer.from(text, 'latin1');
    const codes: string[] = [];
    // Nothing compresses it: the attachment alone is larger than the gateway takes.
    const bulk = randomBytes(5_200_000).toString('base64');
    for (const cda of [
      encode('<html/>'),
      encode('<ClinicalDocument>città</ClinicalDocument>'),
      encode('<ClinicalDocument'),
      cdaWithNarratives(`<paragraph>breve</paragraph><!--${bulk}-->`),
    ]) {
      const result = await documentPdf.render(cda, renderedAt);
      codes.push(result.ok ? 'ok' : result.error.code);
    }
    expect(codes).toEqual(['cda/other-document', 'cda/not-utf8', 'cda/not-xml', 'pdf/too-large']);
  });
});

describe('official samples', () => {
  const pack = dataPackDirectory();
  const samples = pack === null ? [] : join(pack, 'cda/samples');
  it.skipIf(pack === null)(`are set with every word and rule kept (${skipNotice})`, async () => {
    if (typeof samples !== 'string') return;
    const names = readdirSync(samples).filter((name) => name.endsWith('.xml'));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const cda = readFileSync(join(samples, name));
      const { document, file } = await rendered(cda, `${name}.pdf`);
      const expected = narrativeTexts(valueOf(parseCda(cda))).flatMap(wordsOf);
      const text = execFileSync('pdftotext', ['-layout', file, '-']).toString();
      expect(missingWords(expected, wordsOf(text)), name).toEqual([]);
      expect(await archivalProblems(document.pdf), name).toEqual([]);
      expect(textOf(elementAt(valueOf(parseCda(cda)), 'title'))).not.toBe('');
    }
  });
});
