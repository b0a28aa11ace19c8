import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isComplete, runToJson } from '../../demo/demoReport.ts';
import { runDemo, type DemoRun } from '../../demo/runDemo.ts';
import type { Ledger } from '../../gateway/ledger/ledgerEntries.ts';
import { dataPackDirectory } from '../../support/dataPack.ts';
import { openDeskBench } from '../../support/deskBench.ts';
import { filesUnder, markersIn, markersOf } from '../../support/markerScan.ts';
import { makeTestDesk, type TestDesk } from '../../support/testDesk.ts';

const run = promisify(execFile);

const samples = [
  { sample: 'own', available: true },
  { sample: 'official', available: dataPackDirectory() !== null },
] as const;

describe.each(samples)('the journey of the $sample sample', ({ sample, available }) => {
  let directory: string;
  let desk: TestDesk;
  let demo: DemoRun;
  let ledger: Ledger;

  beforeAll(async () => {
    if (!available) return;
    directory = await mkdtemp(join(tmpdir(), 'sintesi-journey-'));
    desk = await makeTestDesk(directory, { sample });
    demo = await runDemo(desk, () => undefined);
    ledger = desk.gateway.ledger();
  });

  afterAll(async () => {
    if (!available) return;
    await desk.gateway.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it.skipIf(!available)('carries out all four acts', () => {
    expect(
      demo.steps.map(({ name, result }) => [name, result.ok && result.value.succeeded]),
    ).toEqual(
      ['init', 'identity', 'import', 'create', 'replace', 'update-metadata', 'annul'].map(
        (name) => [name, true],
      ),
    );
    expect(isComplete(demo)).toBe(true);
  });

  it.skipIf(!available)(
    'asks the card for one signature of the channel and two of documents',
    () => {
      expect(runToJson(demo, ledger)['cardSignatures']).toEqual({ channel: 1, document: 2 });
    },
  );

  it.skipIf(!available)(
    'leaves the gateway with a replaced and an annulled document of one set',
    () => {
      const [first, second] = ledger.documents;
      expect(ledger.documents).toHaveLength(2);
      expect(first).toMatchObject({ status: 'replaced', replacedBy: second?.id, version: '1' });
      expect(second).toMatchObject({
        status: 'annulled',
        replaces: first?.id,
        setId: first?.id,
        version: '2',
      });
    },
  );

  it.skipIf(!available)('keeps every answer with its X-CART-id in the history', async () => {
    const bench = openDeskBench(desk);
    try {
      const archive = await bench.archive();
      if (!archive.ok) throw new Error(archive.error.code);
      const history = await archive.value.history({});
      if (!history.ok) throw new Error(history.error.code);
      const kept = history.value.flatMap((entry) => entry.attempts.map((each) => each.end?.cartId));
      expect(kept.toSorted()).toEqual(ledger.calls.map((call) => call.cartId).toSorted());
      expect(kept).toHaveLength(4);
      const found = await archive.value.history({ text: kept[0] ?? '' });
      expect(found.ok && found.value).toHaveLength(1);
    } finally {
      await bench.close();
    }
  });

  it.skipIf(!available)(
    'sends exactly the archived bytes, with exactly the received CDA inside',
    async () => {
      const bench = openDeskBench(desk);
      try {
        const archive = await bench.archive();
        if (!archive.ok) throw new Error(archive.error.code);
        for (const { id, pdf, sha256 } of ledger.documents) {
          const archived = await archive.value.findDocument(id);
          if (
            !archived.ok ||
            archived.value?.signed === undefined ||
            archived.value.signed === null
          )
            throw new Error('not archived');
          expect(Buffer.compare(archived.value.signed.pdf, pdf)).toBe(0);
          expect(createHash('sha256').update(pdf).digest('hex')).toBe(sha256);
        }
        const first = await archive.value.findDocument(desk.header.documentId);
        const received = await readFile(desk.sampleFile);
        expect(first.ok && first.value !== null && Buffer.compare(first.value.cda, received)).toBe(
          0,
        );
      } finally {
        await bench.close();
      }
    },
  );

  it.skipIf(!available)(
    'produces a PDF that independent programs find whole, signed and carrying the CDA',
    async () => {
      const [document] = ledger.documents;
      if (document === undefined) throw new Error('no document');
      const file = join(directory, 'signed.pdf');
      await writeFile(file, document.pdf);
      const checked = await run('qpdf', ['--check', file]);
      expect(`${checked.stdout}${checked.stderr}`).toContain('No syntax or stream encoding errors');
      expect(checked.stderr).toBe('');
      await run('pdfdetach', ['-save', '1', '-o', join(directory, 'cda.xml'), file]);
      await run('cmp', [join(directory, 'cda.xml'), desk.sampleFile]);
      const database = `sql:${join(directory, 'nss')}`;
      await run('mkdir', ['-p', join(directory, 'nss')]);
      await run('certutil', ['-N', '-d', database, '--empty-password']);
      const authority = join(desk.pki.directory, 'qtsp-ca.cert.pem');
      await run('certutil', ['-A', '-d', database, '-n', 'ca', '-t', 'CT,C,C', '-i', authority]);
      const { stdout } = await run('pdfsig', ['-nssdir', database, file]);
      expect(stdout).toContain('Signature is Valid');
      expect(stdout).toContain('Certificate is Trusted');
      expect(stdout).toContain('Total document signed');
      expect(stdout).toContain('ETSI.CAdES.detached');
      await verifyCades(directory, document.pdf, authority);
    },
  );

  it.skipIf(!available)(
    'leaves nothing of patient, doctor or document in clear on the disk',
    async () => {
      const { patient, documentId } = desk.header;
      const markers = markersOf([
        patient.codiceFiscale,
        documentId,
        'ClinicalDocument',
        '%PDF',
        'PRIVATE KEY',
      ]);
      const files = await filesUnder(join(desk.home, 'archive'));
      expect(files.length).toBeGreaterThan(0);
      expect(await markersIn(files, markers)).toEqual([]);
    },
  );
});

/** OpenSSL's own judgement of the CMS over the two ranges of the file (CAdES attributes included). */
async function verifyCades(directory: string, pdf: Buffer, authority: string): Promise<void> {
  const range = /\/ByteRange \[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/.exec(pdf.toString('latin1'));
  if (range === null) throw new Error('no byte range');
  const [start = 0, length = 0, next = 0, rest = 0] = range.slice(1).map(Number);
  const contents = pdf.subarray(start + length + 1, next - 1).toString('latin1');
  const padded = Buffer.from(contents, 'hex');
  const size = padded.readUInt16BE(2) + 4;
  await writeFile(join(directory, 'signature.cms'), padded.subarray(0, size));
  await writeFile(
    join(directory, 'ranges.bin'),
    Buffer.concat([pdf.subarray(start, length), pdf.subarray(next, next + rest)]),
  );
  const { stderr } = await run('openssl', [
    'cms',
    '-verify',
    '-cades',
    '-binary',
    '-inform',
    'DER',
    '-in',
    join(directory, 'signature.cms'),
    '-content',
    join(directory, 'ranges.bin'),
    '-CAfile',
    authority,
    '-purpose',
    'any',
    '-out',
    '/dev/null',
  ]);
  expect(stderr).toContain('Verification successful');
}
