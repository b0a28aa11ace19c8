import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  RenderedDocument,
  SignedDocument,
} from '../../../electron/domain/ports/documentPdf.ts';
import { strengthenSignature } from '../../../electron/domain/strengthenSignature.ts';
import { createRevocationSource } from '../../../electron/evidence/createRevocationSource.ts';
import { createTimestampAuthority } from '../../../electron/evidence/createTimestampAuthority.ts';
import { openTestPki } from '../../pki/makeTestPki.ts';
import { archivalProblems } from '../../support/archivalRules.ts';
import { startOpensslAuthority, type OpensslAuthority } from '../../support/opensslAuthority.ts';
import { documentPdf, renderedAt, valueOf, variedCda } from '../../support/pdfFixtures.ts';
import { signPrepared } from '../../support/signPrepared.ts';

let directory = '';
let authority: OpensslAuthority;
let rendered: RenderedDocument;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sintesi-evidence-'));
  authority = await startOpensslAuthority(join(directory, 'ca'));
  authority.issue('signer', 'rsa');
  authority.issue('signer-ocsp', 'p256');
  authority.issue('signer-p384', 'p384');
  authority.issue('signer-revoked', 'rsa');
  authority.issue('signer-mute', 'p256');
  rendered = valueOf(await documentPdf.render(variedCda(), renderedAt));
});
afterAll(async () => {
  await authority.stop();
  rmSync(directory, { recursive: true, force: true });
});
beforeEach(() => {
  authority.behave('answer');
});

async function signed(name: string): Promise<SignedDocument> {
  const pki = openTestPki(authority.directory);
  const prepared = valueOf(await documentPdf.prepare(rendered, [pki.certDer(name)], new Date()));
  return valueOf(await documentPdf.complete(prepared, signPrepared(prepared, pki, name)));
}

function ports({ timeoutMs = 20_000 } = {}) {
  return {
    extension: documentPdf,
    timestamps: createTimestampAuthority({ url: new URL('tsa', authority.baseUrl), timeoutMs }),
    revocations: createRevocationSource({ authorities: [authority.rootDer], timeoutMs }),
  };
}

function written(name: string, pdf: Uint8Array): string {
  const file = join(directory, name);
  writeFileSync(file, pdf);
  return file;
}

describe('a timestamp', () => {
  it('takes a signature to B-T without changing any byte outside its place', async () => {
    const before = await signed('signer');
    const { document, level, shortfall } = await strengthenSignature(
      { ...ports(), revocations: null },
      before,
    );
    expect({ level, shortfall }).toEqual({ level: 'B-T', shortfall: null });
    expect(document.pdf.length).toBe(before.pdf.length);
    const { verdict, trust, gateway, signatures } = await documentPdf.verify(document.pdf, [
      authority.rootDer,
    ]);
    expect({ verdict, trust, accepted: gateway.accepted }).toEqual({
      verdict: 'valid',
      trust: 'trusted',
      accepted: true,
    });
    expect(signatures[0]).toMatchObject({
      level: 'PAdES B-T',
      timestampAuthority: 'TEST marche temporali',
      trust: { isTimeProven: true, chain: ['Alessandro Manzoni', 'TEST autorita di prova'] },
    });
    const report = execFileSync('pdfsig', ['-nocert', written('bt.pdf', document.pdf)]).toString();
    expect(report).toContain('Signature is Valid.');
    expect(report).toContain('Total document signed');
    expect(await archivalProblems(document.pdf)).toEqual([]);
  });

  it('on another signature, or damaged, is refused and the document stays as it was', async () => {
    const [one, other] = [await signed('signer'), await signed('signer-ocsp')];
    const { timestamps } = ports();
    const token = valueOf(await timestamps.stamp(valueOf(await documentPdf.timestampDigest(one))));
    const damaged = Buffer.from(token);
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    const results = [
      await documentPdf.addTimestamp(other, token),
      await documentPdf.addTimestamp(one, damaged),
      await documentPdf.addTimestamp(one, Buffer.from('no token')),
    ];
    expect(results.map((result) => (result.ok ? 'ok' : result.error.data))).toEqual([
      { cause: 'other-digest' },
      { cause: 'signature' },
      { cause: 'unreadable' },
    ]);
  });

  it.each([
    ['silent', 'timeout'],
    ['fail', 'status'],
    ['flood', 'too-large'],
  ] as const)('that does not come (%s) leaves a valid B-B signature', async (behaviour, cause) => {
    const before = await signed('signer');
    authority.behave(behaviour);
    const { document, level, shortfall } = await strengthenSignature(
      ports({ timeoutMs: 300 }),
      before,
    );
    expect(document).toBe(before);
    expect(level).toBe('B-B');
    expect(shortfall).toMatchObject({ code: 'evidence/timestamp-unreachable', data: { cause } });
  });

  it('that is no timestamp is refused', async () => {
    authority.behave('garbage');
    const { level, shortfall } = await strengthenSignature(ports(), await signed('signer'));
    expect({ level, code: shortfall?.code }).toEqual({
      level: 'B-B',
      code: 'evidence/timestamp-wrong',
    });
  });
});

describe('long-term proofs', () => {
  it.each([
    ['a revocation list', 'signer', '/ca.crl'],
    ['a responder', 'signer-ocsp', '/ocsp'],
  ])(
    'from %s take a signature to B-LT, the signed bytes an exact prefix',
    async (_, name, path) => {
      const before = await signed(name);
      const { document, level, shortfall } = await strengthenSignature(ports(), before);
      expect({ level, shortfall }).toEqual({ level: 'B-LT', shortfall: null });
      expect(authority.asked).toContain(path);
      const verification = await documentPdf.verify(document.pdf, [authority.rootDer]);
      expect(verification).toMatchObject({
        verdict: 'valid',
        trust: 'trusted',
        gateway: { accepted: true },
        signatures: [
          {
            level: 'PAdES B-LT',
            coversWholeFile: false,
            laterChanges: 'permitted',
            trust: { revocation: 'good', isTimeProven: true },
          },
        ],
      });
      const file = written(`${name}.pdf`, document.pdf);
      const check = spawnSync('qpdf', ['--check', file]);
      expect({ status: check.status, said: check.stderr.toString() }).toEqual({
        status: 0,
        said: '',
      });
      const report = execFileSync('pdfsig', ['-nocert', file]).toString();
      expect(report).toContain('Signature is Valid.');
      expect(await archivalProblems(document.pdf)).toEqual([]);
    },
  );

  it('about a signer revoked before signing are kept, and the verifier says so', async () => {
    authority.revoke('signer-revoked');
    const before = await signed('signer-revoked');
    const { document, level } = await strengthenSignature(ports(), before);
    expect(level).toBe('B-LT');
    const { verdict, trust, signatures } = await documentPdf.verify(document.pdf, [
      authority.rootDer,
    ]);
    expect({ verdict, trust }).toEqual({ verdict: 'valid', trust: 'not-trusted' });
    expect(signatures[0]?.trust.problem).toMatchObject({
      code: 'pdf/signer-not-trusted',
      data: { cause: 'revoked' },
    });
  });

  it('that nobody gives leave a B-T signature', async () => {
    const { level, shortfall } = await strengthenSignature(ports(), await signed('signer-mute'));
    expect({ level, shortfall }).toMatchObject({
      level: 'B-T',
      shortfall: {
        code: 'evidence/revocation-unknown',
        data: { certificate: 'Alessandro Manzoni' },
      },
    });
  });
});

describe('a key on the curve P-384', () => {
  it('signs a document with SHA-384, valid for poppler and OpenSSL', async () => {
    const { document } = await strengthenSignature(ports(), await signed('signer-p384'));
    const report = execFileSync('pdfsig', [
      '-nocert',
      written('p384.pdf', document.pdf),
    ]).toString();
    expect(report).toContain('Signature is Valid.');
    expect(report).toContain('SHA-384');
    expect((await documentPdf.verify(document.pdf)).signatures[0]?.level).toBe('PAdES B-LT');
  });
});
