import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RenderedDocument } from '../../../electron/domain/ports/documentPdf.ts';
import { makeTestPki, type TestPki } from '../../pki/makeTestPki.ts';
import { archivalProblems } from '../../support/archivalRules.ts';
import { documentPdf, renderedAt, valueOf, variedCda } from '../../support/pdfFixtures.ts';
import { signPrepared } from '../../support/signPrepared.ts';

let directory = '';
let pki: TestPki;
let rendered: RenderedDocument;
const at = new Date();

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sintesi-sign-'));
  pki = await makeTestPki({
    directory: join(directory, 'pki'),
    doctor: { codiceFiscale: 'MNZLSN99E05F205J', family: 'Manzoni', given: 'Alessandro' },
  });
  rendered = valueOf(await documentPdf.render(variedCda(), renderedAt));
  const nss = `sql:${join(directory, 'nss')}`;
  execFileSync('mkdir', [join(directory, 'nss')]);
  execFileSync('certutil', ['-N', '-d', nss, '--empty-password']);
  const root = join(pki.directory, 'qtsp-ca.cert.pem');
  execFileSync('certutil', ['-A', '-d', nss, '-n', 'ca', '-t', 'CT,C,C', '-i', root]);
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

async function signed(name: string, chain = [pki.certDer(name), pki.certDer('qtsp-issuing')]) {
  const prepared = valueOf(await documentPdf.prepare(rendered, chain, at));
  const document = valueOf(await documentPdf.complete(prepared, signPrepared(prepared, pki, name)));
  const file = join(directory, `${name}.pdf`);
  writeFileSync(file, document.pdf);
  return { document, file };
}

function byteRangeOf(pdf: Uint8Array): [number, number, number] {
  const text = Buffer.from(pdf).toString('latin1');
  const found = /\/ByteRange \[0 (\d+) +(\d+) +(\d+) *\]/.exec(text);
  if (found === null) throw new Error('no byte range');
  return [Number(found[1]), Number(found[2]), Number(found[3])];
}

describe.each(['signature', 'signature-ec'])('a document signed by %s', (name) => {
  it('is valid, trusted and wholly signed for poppler', async () => {
    const { file } = await signed(name);
    const nss = `sql:${join(directory, 'nss')}`;
    const report = execFileSync('pdfsig', ['-nssdir', nss, file]).toString();
    for (const finding of [
      'Signature is Valid.',
      'Certificate is Trusted.',
      'Total document signed',
      'ETSI.CAdES.detached',
      'SHA-256',
    ]) {
      expect(report).toContain(finding);
    }
  });

  it('is a CAdES signature for OpenSSL', async () => {
    const { document } = await signed(name);
    const [first, second, length] = byteRangeOf(document.pdf);
    const pdf = Buffer.from(document.pdf);
    const padded = Buffer.from(pdf.toString('latin1', first + 1, second - 1), 'hex');
    const content = join(directory, `${name}.bin`);
    const cms = join(directory, `${name}.cms`);
    writeFileSync(
      content,
      Buffer.concat([pdf.subarray(0, first), pdf.subarray(second, second + length)]),
    );
    // A SEQUENCE whose two-byte length says where the padding begins: the value itself may end in zeros.
    writeFileSync(cms, padded.subarray(0, padded.readUInt16BE(2) + 4));
    const options = ['-verify', '-cades', '-binary', '-inform', 'DER', '-purpose', 'any'];
    const files = ['-in', cms, '-content', content, '-out', '/dev/null'];
    const trust = ['-CAfile', join(pki.directory, 'qtsp-ca.cert.pem')];
    const run = spawnSync('openssl', ['cms', ...options, ...files, ...trust]);
    expect(run.stderr.toString()).toContain('CAdES Verification successful');
    expect(run.status).toBe(0);
  });

  it('leaves the unsigned bytes an exact prefix and the file well formed', async () => {
    const { document, file } = await signed(name);
    const prefix = document.pdf.subarray(0, rendered.pdf.length);
    expect(Buffer.compare(prefix, rendered.pdf)).toBe(0);
    const check = spawnSync('qpdf', ['--check', file]);
    expect(check.stderr.toString()).toBe('');
    expect(check.status).toBe(0);
    expect(await archivalProblems(document.pdf)).toEqual([]);
    expect(document.pdf.length - rendered.pdf.length).toBeLessThan(37 * 1024);
  });

  it('tells who signed and when', async () => {
    const { document } = await signed(name);
    const verification = await documentPdf.verify(document.pdf);
    expect(verification).toMatchObject({
      verdict: 'valid',
      trust: 'not-judged',
      gateway: { accepted: true, reasons: [] },
    });
    expect(verification.signatures).toMatchObject([
      {
        signerName: 'Alessandro Manzoni',
        signerCodiceFiscale: 'MNZLSN99E05F205J',
        signedAt: `${at.toISOString().slice(0, 19)}.000Z`,
        coversWholeFile: true,
        laterChanges: 'none',
        level: 'PAdES B-B',
        valid: true,
        problems: [],
      },
    ]);
    expect(Buffer.from(verification.cda ?? []).equals(Buffer.from(variedCda()))).toBe(true);
  });
});

describe('signing refuses', () => {
  async function prepareError(chain: readonly Uint8Array[], document = rendered) {
    const result = await documentPdf.prepare(document, chain, at);
    return result.ok ? 'ok' : result.error.code;
  }

  it('a chain it cannot use, before the card is asked', async () => {
    expect(await prepareError([])).toBe('pdf/signer-missing');
    expect(await prepareError([Buffer.from('no certificate')])).toBe('pdf/certificate-unreadable');
    expect(await prepareError([pki.certDer('signature-short-key')])).toBe('pdf/key-unsupported');
    const many = Array.from({ length: 70 }, () => pki.certDer('qtsp-issuing'));
    expect(await prepareError([pki.certDer('signature'), ...many])).toBe('ok');
  });

  it('a document that is already signed', async () => {
    const { document } = await signed('signature');
    const again = { ...rendered, pdf: document.pdf };
    expect(await prepareError([pki.certDer('signature')], again)).toBe(
      'pdf/unsigned-document-changed',
    );
  });

  it('a value of the wrong length, of another key, or of another document', async () => {
    const chain = [pki.certDer('signature'), pki.certDer('qtsp-issuing')];
    const prepared = valueOf(await documentPdf.prepare(rendered, chain, at));
    const other = valueOf(
      await documentPdf.prepare(rendered, chain, new Date(at.getTime() + 60_000)),
    );
    const attempts = [
      new Uint8Array(10),
      signPrepared(prepared, pki, 'cns-auth'),
      signPrepared(other, pki, 'signature'),
    ];
    const reasons: unknown[] = [];
    for (const value of attempts) {
      const result = await documentPdf.complete(prepared, value);
      reasons.push(result.ok ? 'ok' : result.error.data);
    }
    expect(reasons).toEqual([
      { reason: 'length' },
      { reason: 'other-key' },
      { reason: 'other-key' },
    ]);
  });
});
