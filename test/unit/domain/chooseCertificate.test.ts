import { describe, expect, it } from 'vitest';
import { chooseCertificate } from '../../../electron/domain/chooseCertificate.ts';
import type { CardCertificate } from '../../../electron/domain/ports/card.ts';

const doctor = 'MNZLSN99E05F205J';

function certificate(changes: Partial<CardCertificate>): CardCertificate {
  return {
    fingerprint: 'a'.repeat(64),
    tokenId: 'token',
    der: new Uint8Array(),
    purpose: 'signature',
    refusedBecause: null,
    holderName: 'ALESSANDRO MANZI',
    holderCodiceFiscale: doctor,
    issuerName: 'TEST QTSP',
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: '2029-01-01T00:00:00.000Z',
    keyType: 'rsa',
    keyBits: 2048,
    ...changes,
  };
}

function choose(certificates: readonly CardCertificate[], fingerprint: string | null = null) {
  const result = chooseCertificate(certificates, {
    purpose: 'signature',
    codiceFiscale: doctor,
    fingerprint,
  });
  return result.ok ? result.value.fingerprint : result.error.code;
}

const access = certificate({ purpose: 'access', fingerprint: 'b'.repeat(64) });

describe('choosing the certificate to sign with', () => {
  it('takes the only one that fits, whatever else the card holds', () => {
    const expired = certificate({ fingerprint: 'c'.repeat(64), refusedBecause: 'expired' });
    expect(choose([access, expired, certificate({})])).toBe('a'.repeat(64));
  });

  it('asks when several fit, unless one was chosen', () => {
    const other = certificate({ fingerprint: 'd'.repeat(64) });
    expect(choose([certificate({}), other])).toBe('certificate/several');
    expect(choose([certificate({}), other], 'd'.repeat(64))).toBe('d'.repeat(64));
  });

  it.each([
    ['certificate/no-card', []],
    ['certificate/access-only', [access]],
    ['certificate/none', [certificate({ purpose: null })]],
    ['certificate/expired', [certificate({ refusedBecause: 'expired' }), access]],
    ['certificate/not-yet-valid', [certificate({ refusedBecause: 'not-yet-valid' })]],
    ...(
      [
        'is-authority',
        'no-private-key',
        'key-usage-unknown',
        'not-qualified',
        'key-too-short',
        'unreadable',
      ] as const
    ).map((refusedBecause): [string, readonly CardCertificate[]] => [
      `certificate/${refusedBecause}`,
      [certificate({ refusedBecause })],
    ]),
    ['certificate/other-doctor', [certificate({ holderCodiceFiscale: 'MNTMRA03M71C615V' })]],
    ['certificate/other-doctor', [certificate({ holderCodiceFiscale: null })]],
  ])('answers %s', (code, certificates) => {
    expect(choose(certificates)).toBe(code);
  });

  it('never signs with the access certificate, not even when it is named', () => {
    expect(choose([access, certificate({})], access.fingerprint)).toBe('certificate/wrong-purpose');
  });
});
