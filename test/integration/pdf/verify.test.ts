import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestPki, type TestPki } from '../../pki/makeTestPki.ts';
import { documentPdf, renderedAt, valueOf, variedCda } from '../../support/pdfFixtures.ts';
import { signedPdfFixture, type SignedPdfRequest } from '../../support/signedPdfFixture.ts';
import { signPrepared } from '../../support/signPrepared.ts';

let directory = '';
let pki: TestPki;
let ours: Buffer;
let unsigned: Buffer;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sintesi-verify-'));
  pki = await makeTestPki({
    directory,
    doctor: { codiceFiscale: 'MNZLSN99E05F205J', family: 'Manzoni', given: 'Alessandro' },
  });
  const rendered = valueOf(await documentPdf.render(variedCda(), renderedAt));
  const chain = [pki.certDer('signature'), pki.certDer('qtsp-issuing')];
  const prepared = valueOf(await documentPdf.prepare(rendered, chain, renderedAt));
  const value = signPrepared(prepared, pki, 'signature');
  ours = Buffer.from(valueOf(await documentPdf.complete(prepared, value)).pdf);
  unsigned = Buffer.from(rendered.pdf);
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

async function problems(pdf: Uint8Array): Promise<string[]> {
  return (await documentPdf.verify(pdf)).problems.map(({ code }) => code);
}

/** The file with one occurrence of a text replaced by another of the same length. */
function patched(pdf: Buffer, from: string, to: string): Buffer {
  const at = pdf.lastIndexOf(from, undefined, 'latin1');
  if (at < 0 || from.length !== to.length) throw new Error(`cannot patch ${from}`);
  const copy = Buffer.from(pdf);
  copy.write(to, at, 'latin1');
  return copy;
}

describe('the verifier on signatures made by others', () => {
  const cases: readonly (readonly [string, Partial<SignedPdfRequest>, readonly string[]])[] = [
    ['a good one', {}, []],
    ['one with the attachment under Kids', { nameTree: 'kids' }, []],
    ['one without /M', { signingDate: null }, ['pdf/signing-time-missing']],
    ['one without signature', { signature: 'none' }, ['pdf/no-signature']],
    ['one altered after signing', { alteration: 'after-signing' }, ['pdf/digest-mismatch']],
    [
      'one whose attachment is named CDA.xml',
      { attachmentName: 'CDA.xml' },
      ['pdf/attachment-wrong-name'],
    ],
    [
      'one without the signer certificate',
      { cmsOptions: ['-nocerts'] },
      ['pdf/signer-certificate-missing', 'pdf/signing-certificate-attribute'],
    ],
    ['one with nothing attached', { asResource: true }, ['pdf/attachment-missing']],
  ];
  it.each(cases)('judges %s', async (_, request, expected) => {
    const pdf = await signedPdfFixture(pki, { cda: variedCda(), ...request });
    expect(await problems(pdf)).toEqual(expected);
  });
});

describe('the verifier on damaged files', () => {
  it('tells each kind of damage apart', async () => {
    const found = {
      notPdf: await problems(Buffer.concat([Buffer.from('x'), ours])),
      empty: await problems(Buffer.alloc(0)),
      unsigned: await problems(unsigned),
      truncated: await problems(ours.subarray(0, ours.length - 200)),
      crlfAppended: await problems(Buffer.concat([ours, Buffer.from('\r\n')])),
      throughUtf8: await problems(Buffer.from(ours.toString('utf8'), 'utf8')),
      rangeNotFromStart: await problems(patched(ours, '/ByteRange [0 ', '/ByteRange [1 ')),
      noRange: await problems(patched(ours, '/ByteRange ', '/ByteRangf ')),
      noTime: await problems(patched(ours, '/M (D:', '/N (D:')),
      brokenTable: await problems(patched(ours, ' 00000 n', ' 00000 x')),
    };
    expect(found).toEqual({
      notPdf: ['pdf/not-a-pdf'],
      empty: ['pdf/not-a-pdf'],
      unsigned: ['pdf/no-signature'],
      truncated: ['pdf/broken-structure'],
      crlfAppended: ['pdf/changed-after-signing', 'pdf/broken-structure'],
      throughUtf8: ['pdf/broken-structure'],
      rangeNotFromStart: ['pdf/byte-range-wrong'],
      noRange: ['pdf/byte-range-wrong'],
      noTime: ['pdf/digest-mismatch', 'pdf/signing-time-missing'],
      brokenTable: ['pdf/broken-structure'],
    });
  });

  it('refuses the file whichever region a byte is flipped in', async () => {
    const rows: string[] = [];
    const accepted: string[] = [];
    for (const { name, start, end } of regions()) {
      const found = new Map<string, number>();
      const step = Math.max(1, Math.floor((end - start) / 12));
      for (let at = start; at < end; at += step) {
        const copy = Buffer.from(ours);
        copy[at] = (copy[at] ?? 0) ^ 0x01;
        const { verdict, problems: all } = await documentPdf.verify(copy);
        if (verdict === 'valid') accepted.push(`${name} at ${String(at)}`);
        const [first] = all;
        const code = first === undefined ? 'accepted' : first.code;
        found.set(code, (found.get(code) ?? 0) + 1);
      }
      const counts = [...found].map(([code, count]) => `${code} ${String(count)}`).join(', ');
      rows.push(`${name.padEnd(26)} ${counts}`);
    }
    console.log(['Tampering: one bit flipped, by region', ...rows].join('\n'));
    expect(accepted).toEqual([]);
  });
});

interface Region {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The file from end to end but for two stretches that mean nothing by themselves: the zeros that pad the CMS, and the
 * issuer's certificate it carries, which trust anchors judge (see the judgement tests).
 */
function regions(): Region[] {
  const find = (text: string, from = 0) => {
    const at = ours.indexOf(text, from, 'latin1');
    if (at < 0) throw new Error(`the file has no ${text.slice(0, 20)}`);
    return at;
  };
  const base = unsigned.length;
  const contents = find('/Contents <', base) + '/Contents <'.length;
  const issuer = pki.certDer('qtsp-issuing').toString('hex');
  const issuerStart = find(issuer, contents);
  const padding = find('0'.repeat(400), contents);
  const afterContents = find('>', padding);
  const starts: readonly (readonly [string, number])[] = [
    ['header', 0],
    ['attachment and content', find('obj')],
    ['metadata', find('<?xpacket begin')],
    ['structure and pages', find('<?xpacket end')],
    ['table of the document', find('\nxref\n')],
    ['catalog with the form', base],
    ['signature dictionary', find('/Type /Sig', base)],
    ['CMS before the issuer', contents],
    ['(issuer)', issuerStart],
    ['CMS after the issuer', issuerStart + issuer.length],
    ['(padding)', padding],
    ['field and table', afterContents],
    ['', ours.length],
  ];
  return starts
    .map(([name, start], index) => ({ name, start, end: starts[index + 1]?.[1] ?? start }))
    .filter(({ name, start, end }) => !name.startsWith('(') && end > start);
}
