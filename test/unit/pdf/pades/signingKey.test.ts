import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signingSchemeOf } from '../../../../electron/pdf/pades/signingKey.ts';
import { valueOf } from '../../../support/pdfFixtures.ts';

describe('the scheme of a key', () => {
  it.each(['P-256', 'P-384'])(
    'turns r and s of %s into DER, leading zeros and all',
    (namedCurve) => {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve });
      const scheme = valueOf(signingSchemeOf(publicKey));
      const content = Buffer.from('attributi');
      let shortest = scheme.valueLength * 2;
      // About one signature in 128 has a part beginning with a zero byte: 600 make sure some are met.
      for (let index = 0; index < 600; index += 1) {
        const raw = sign(scheme.digestAlgorithm, content, {
          key: privateKey,
          dsaEncoding: 'ieee-p1363',
        });
        const der = scheme.cmsValue(raw);
        shortest = Math.min(shortest, der.length);
        expect(raw.length).toBe(scheme.valueLength);
        expect(verify(scheme.digestAlgorithm, content, publicKey, der)).toBe(true);
      }
      expect(shortest).toBeLessThan(scheme.valueLength + 8);
    },
  );

  it('refuses keys too short or of other curves', () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
    const odd = generateKeyPairSync('ec', { namedCurve: 'P-521' }).publicKey;
    for (const key of [short, odd]) {
      const result = signingSchemeOf(key);
      expect(result.ok ? 'ok' : result.error.code).toBe('pdf/key-unsupported');
    }
  });
});
