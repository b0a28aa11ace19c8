import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestPki, type TestPki } from '../../pki/makeTestPki.ts';
import {
  rewrittenByQpdf,
  withCatalogEntry,
  withEmptyField,
  withOtherPage,
} from '../../support/extendedPdf.ts';
import { documentPdf, renderedAt, valueOf, variedCda } from '../../support/pdfFixtures.ts';
import { withSignatureField } from '../../support/secondSignature.ts';
import { signedPdfFixture } from '../../support/signedPdfFixture.ts';
import { signPrepared } from '../../support/signPrepared.ts';

let directory = '';
let pki: TestPki;
let ours: Buffer;
let unsigned: Buffer;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sintesi-judge-'));
  pki = await makeTestPki({
    directory,
    doctor: { codiceFiscale: 'MNZLSN99E05F205J', family: 'Manzoni', given: 'Alessandro' },
  });
  unsigned = Buffer.from(valueOf(await documentPdf.render(variedCda(), renderedAt)).pdf);
  ours = await signedBy('signature');
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

async function signedBy(
  name: string,
  at = new Date(),
  authorities: readonly string[] = ['qtsp-issuing'],
): Promise<Buffer> {
  const rendered = valueOf(await documentPdf.render(variedCda(), renderedAt));
  const chain = [name, ...authorities].map((each) => pki.certDer(each));
  const prepared = valueOf(await documentPdf.prepare(rendered, chain, at));
  const signed = await documentPdf.complete(prepared, signPrepared(prepared, pki, name));
  return Buffer.from(valueOf(signed).pdf);
}

async function trustOf(pdf: Uint8Array, ...anchors: readonly string[]) {
  const authorities = anchors.map((name) => pki.certDer(name));
  const { trust, verdict, signatures } = await documentPdf.verify(pdf, authorities);
  return { trust, verdict, ...signatures[0]?.trust };
}

describe('trust in the signer', () => {
  it('is given through the chain to a root, or to an intermediate trusted as it is', async () => {
    expect(await trustOf(ours, 'qtsp-ca')).toMatchObject({
      trust: 'trusted',
      chain: ['Alessandro Manzoni', 'TEST QTSP Qualified CA', 'TEST QTSP Root CA'],
      isTimeProven: false,
      revocation: 'unknown',
    });
    expect((await trustOf(ours, 'qtsp-issuing')).chain).toHaveLength(2);
  });

  it('is refused, with the reason, while the document stays intact', async () => {
    const early = new Date(Date.now() - 40 * 365 * 24 * 3600 * 1000);
    const found = {
      otherAuthority: await trustOf(ours, 'sogei-ca'),
      noAuthority: await trustOf(ours),
      expired: await trustOf(await signedBy('signature-expired'), 'qtsp-ca'),
      early: await trustOf(await signedBy('signature', early), 'qtsp-ca'),
      accessKey: await trustOf(await signedBy('signature-no-nonrepudiation'), 'qtsp-ca'),
    };
    const causes = Object.entries(found).map(([name, { trust, verdict, problem }]) => [
      name,
      verdict,
      trust,
      problem?.code === 'pdf/signer-not-trusted' ? problem.data.cause : null,
    ]);
    expect(causes).toEqual([
      ['otherAuthority', 'valid', 'not-trusted', 'unknown-issuer'],
      ['noAuthority', 'valid', 'not-trusted', 'unknown-issuer'],
      ['expired', 'valid', 'not-trusted', 'expired'],
      ['early', 'valid', 'not-trusted', 'not-yet-valid'],
      ['accessKey', 'valid', 'not-trusted', 'not-for-signatures'],
    ]);
  });

  it.each([
    ['qtsp-italy', [], 'trusted', null],
    ['qtsp-last', [], 'trusted', null],
    ['qtsp-narrow', [], 'not-trusted', 'name-not-admitted'],
    ['qtsp-too-deep', ['qtsp-last'], 'not-trusted', 'path-too-long'],
  ])('keeps authorities to their constraints: %s', async (issuer, above, expected, cause) => {
    const pdf = await signedBy(`signature-of-${issuer}`, new Date(), [issuer, ...above]);
    const { trust, verdict, problem } = await trustOf(pdf, 'qtsp-ca');
    const found = problem?.code === 'pdf/signer-not-trusted' ? problem.data.cause : null;
    expect([verdict, trust, found]).toEqual(['valid', expected, cause]);
  });

  it('tells whether the certificate states that it is qualified, on a qualified device', async () => {
    expect((await trustOf(ours, 'qtsp-ca')).qualification).toBe('on-device');
    const plain = await signedBy('signature-not-qualified');
    expect(await trustOf(plain, 'qtsp-ca')).toMatchObject({
      trust: 'trusted',
      qualification: 'none',
    });
  });

  it('falls with any byte of the certificates carried besides the signer’s', async () => {
    const issuer = pki.certDer('qtsp-issuing').toString('hex');
    const start = ours.indexOf(issuer, 0, 'latin1');
    const accepted: number[] = [];
    for (let at = start; at < start + issuer.length; at += 61) {
      const copy = Buffer.from(ours);
      copy[at] = (copy[at] ?? 0) ^ 0x01;
      const { verdict, trust } = await documentPdf.verify(copy, [pki.certDer('qtsp-ca')]);
      if (verdict === 'valid' && trust === 'trusted') accepted.push(at - start);
    }
    expect(start).toBeGreaterThan(0);
    expect(accepted).toEqual([]);
  });
});

describe('what is appended after a signature', () => {
  it.each([
    ['proofs', 'permitted', [], (pdf: Buffer) => withCatalogEntry(pdf, 'DSS')],
    [
      'another page',
      'forbidden',
      ['pdf/changed-after-signing'],
      (pdf: Buffer) => withOtherPage(pdf),
    ],
    [
      'an action at opening',
      'forbidden',
      ['pdf/changed-after-signing'],
      (pdf: Buffer) => withCatalogEntry(pdf, 'OpenAction'),
    ],
    [
      'an empty signature field',
      'forbidden',
      ['pdf/changed-after-signing', 'pdf/empty-signature-field'],
      (pdf: Buffer) => withEmptyField(pdf),
    ],
  ] as const)('%s is %s', async (_, later, problems, extend) => {
    const { signatures, ...judged } = await documentPdf.verify(await extend(ours));
    expect(signatures[0]?.laterChanges).toBe(later);
    expect(signatures[0]?.coversWholeFile).toBe(false);
    expect(judged.problems.map(({ code }) => code)).toEqual(problems);
  });
});

describe('files of other programs', () => {
  it('with object streams are read, and their signature cannot survive', async () => {
    const packed = rewrittenByQpdf(unsigned, '--object-streams=generate');
    expect(packed.toString('latin1')).toContain('/ObjStm');
    const { cda, problems } = await documentPdf.verify(packed);
    expect(Buffer.from(cda ?? []).equals(Buffer.from(variedCda()))).toBe(true);
    expect(problems.map(({ code }) => code)).toEqual(['pdf/no-signature']);
    const resaved = await documentPdf.verify(rewrittenByQpdf(ours, '--object-streams=generate'));
    expect(resaved.verdict).toBe('invalid');
  });

  it('when encrypted are refused as such', async () => {
    const encrypted = rewrittenByQpdf(ours, '--encrypt', 'a', 'b', '256', '--');
    const { problems, gateway } = await documentPdf.verify(encrypted);
    expect(problems.map(({ code }) => code)).toEqual(['pdf/encrypted']);
    expect(gateway.accepted).toBe(false);
  });

  it('with two signatures are judged signature by signature', async () => {
    const second = await secondSignature(ours);
    const { verdict, gateway, signatures } = await documentPdf.verify(second);
    expect(
      signatures.map(({ field, valid, coversWholeFile, laterChanges }) => ({
        field,
        valid,
        coversWholeFile,
        laterChanges,
      })),
    ).toEqual([
      { field: 'Firma1', valid: true, coversWholeFile: false, laterChanges: 'permitted' },
      { field: 'Firma2', valid: true, coversWholeFile: true, laterChanges: 'none' },
    ]);
    expect({ verdict, accepted: gateway.accepted }).toEqual({ verdict: 'valid', accepted: true });
  });
});

/** Signs a signed file again, with OpenSSL and an update of the test's own. */
function secondSignature(pdf: Buffer): Promise<Buffer> {
  return withSignatureField(pdf, (content) =>
    execFileSync(
      'openssl',
      [
        ...['cms', '-sign', '-binary', '-cades', '-md', 'sha256', '-outform', 'DER'],
        ...['-signer', join(directory, 'signature-ec.cert.pem')],
        ...['-inkey', join(directory, 'signature-ec.key.pem')],
      ],
      { input: content },
    ),
  );
}

describe('what the gateway would say', () => {
  it('is narrower than a verifier, except for the time', async () => {
    const cda = variedCda();
    const opinion = async (pdf: Uint8Array) => {
      const { verdict, gateway } = await documentPdf.verify(pdf);
      return { verdict, accepted: gateway.accepted, because: gateway.reasons.map((r) => r.code) };
    };
    expect(await opinion(await withOtherPage(ours))).toEqual({
      verdict: 'invalid',
      accepted: true,
      because: [],
    });
    expect(await opinion(await signedPdfFixture(pki, { cda, signingDate: null }))).toEqual({
      verdict: 'invalid',
      accepted: false,
      because: ['pdf/signing-time-missing'],
    });
    expect(await opinion(await signedPdfFixture(pki, { cda, attachmentName: 'CDA.xml' }))).toEqual({
      verdict: 'invalid',
      accepted: false,
      because: ['pdf/attachment-wrong-name'],
    });
  });
});
