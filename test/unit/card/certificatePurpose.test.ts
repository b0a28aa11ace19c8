import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  judgeCertificate,
  type CertificateJudgement,
} from '../../../electron/card/certificatePurpose.ts';
import { exactDer } from '../../../electron/card/certificateShelf.ts';
import { makeTestPki, type TestPki } from '../../pki/makeTestPki.ts';

const doctor = { codiceFiscale: 'MNZLSN99E05F205J', family: 'MANZI', given: 'ALESSANDRO' };
const now = new Date();
const directory = mkdtempSync(join(tmpdir(), 'sintesi-pki-'));
let pki: TestPki;

beforeAll(async () => {
  pki = await makeTestPki({ directory, doctor, now });
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

function judged(
  name: string,
  qualifiedSignature: 'required' | 'waived' = 'required',
): CertificateJudgement {
  return judgeCertificate(pki.certDer(name), { now, qualifiedSignature });
}

describe('what a certificate is for', () => {
  it.each([
    ['cns-auth', 'access', null],
    ['cns-auth-expired', 'access', 'expired'],
    ['cns-auth-other-doctor', 'access', null],
    ['cns-auth-unknown-ca', 'access', null],
    ['signature', 'signature', null],
    ['signature-ec', 'signature', null],
    ['signature-expired', 'signature', 'expired'],
    ['signature-not-yet-valid', 'signature', 'not-yet-valid'],
    ['signature-other-doctor', 'signature', null],
    ['signature-no-nonrepudiation', null, 'key-usage-unknown'],
    ['signature-not-qualified', 'signature', 'not-qualified'],
    ['signature-short-key', 'signature', 'key-too-short'],
    ['sogei-sign', 'signature', 'not-qualified'],
    ['sogei-auth', null, 'key-usage-unknown'],
    ['server', null, 'key-usage-unknown'],
    ['cns-ca', null, 'is-authority'],
    ['qtsp-issuing', null, 'is-authority'],
  ] as const)('%s is for %s, refused because %s', (name, purpose, refusedBecause) => {
    expect(judged(name)).toMatchObject({ purpose, refusedBecause });
  });

  it('waives the qualified statements, and nothing else, in a test profile', () => {
    expect(judged('signature-not-qualified', 'waived').refusedBecause).toBeNull();
    expect(judged('signature-expired', 'waived').refusedBecause).toBe('expired');
    expect(judged('signature-short-key', 'waived').refusedBecause).toBe('key-too-short');
  });

  it('counts validity from the instant it is given, both ends included', () => {
    const { notBefore, notAfter } = judged('signature');
    const at = (instant: number): CertificateJudgement['refusedBecause'] =>
      judgeCertificate(pki.certDer('signature'), {
        now: new Date(instant),
        qualifiedSignature: 'required',
      }).refusedBecause;
    expect(at(Date.parse(notBefore))).toBeNull();
    expect(at(Date.parse(notBefore) - 1)).toBe('not-yet-valid');
    expect(at(Date.parse(notAfter))).toBeNull();
    expect(at(Date.parse(notAfter) + 1)).toBe('expired');
  });
});

describe('whose a certificate is', () => {
  it('reads the codice fiscale before the slash of a CNS name that holds more slashes', () => {
    expect(judged('cns-auth')).toMatchObject({
      holderCodiceFiscale: 'MNZLSN99E05F205J',
      holderName: 'ALESSANDRO MANZI',
      issuerName: 'TEST Regione Toscana - CA Cittadini',
      keyType: 'rsa',
      keyBits: 2048,
    });
  });

  it('reads it from the serial number of a signature certificate', () => {
    expect(judged('signature-ec')).toMatchObject({
      holderCodiceFiscale: 'MNZLSN99E05F205J',
      holderName: 'ALESSANDRO MANZI',
      issuerName: 'TEST QTSP Qualified CA',
      keyType: 'ec',
      keyBits: 256,
    });
  });

  it('tells another doctor', () => {
    expect(judged('cns-auth-other-doctor').holderCodiceFiscale).toBe('MNTMRA03M71C615V');
    expect(judged('signature-other-doctor').holderCodiceFiscale).toBe('MNTMRA03M71C615V');
  });

  it('finds none in a server certificate', () => {
    expect(judged('server').holderCodiceFiscale).toBeNull();
  });
});

describe('bytes that a card may hold', () => {
  it.each([
    ['nothing', () => Buffer.alloc(0)],
    ['noise', () => Buffer.alloc(1000, 0xff)],
    ['a cut certificate', () => pki.certDer('signature').subarray(0, 500)],
  ])('calls %s unreadable', (_, bytes) => {
    expect(judgeCertificate(bytes(), { now, qualifiedSignature: 'required' }).refusedBecause).toBe(
      'unreadable',
    );
  });

  it('drops the padding after a certificate', () => {
    const der = pki.certDer('signature');
    expect(Buffer.from(exactDer(Buffer.concat([der, Buffer.alloc(300)]))).equals(der)).toBe(true);
  });
});
