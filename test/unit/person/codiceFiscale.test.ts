import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkCharacter,
  hasCodiceFiscaleForm,
  isValidCodiceFiscale,
} from '../../../shared/person/codiceFiscale.ts';

const testCodes = [
  'MNZLSN99E05F205J',
  'RMSLSO31M04Z404R',
  'MNTMRA03M71C615V',
  'DRCGNN12A46A326K',
  'BRGLRZ80D58H501Q',
];

describe('codice fiscale', () => {
  it.each(testCodes)('accepts %s', (code) => {
    expect(isValidCodiceFiscale(code)).toBe(true);
  });

  it('accepts homocody letters', () => {
    const homocody = 'RMSLSO31M04Z4LQ';
    expect(isValidCodiceFiscale(homocody + checkCharacter(homocody))).toBe(true);
  });

  it.each(['', 'mnzlsn99e05f205j', 'MNZLSN99E05F205', '12345678901', 'MNZLSN99E05F205JJ'])(
    'has no form in "%s"',
    (text) => {
      expect(hasCodiceFiscaleForm(text)).toBe(false);
    },
  );

  it('notices any other check character', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...testCodes),
        fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
        (code, letter) => {
          const changed = code.slice(0, 15) + letter;
          expect(isValidCodiceFiscale(changed)).toBe(letter === code.charAt(15));
        },
      ),
    );
  });
});
