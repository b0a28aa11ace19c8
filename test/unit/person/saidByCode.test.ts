import { describe, expect, it } from 'vitest';
import { hasCodiceFiscaleForm, type CodiceFiscale } from '../../../shared/person/codiceFiscale.ts';
import { likelyBirthDate, saidByCode } from '../../../shared/person/saidByCode.ts';

function code(text: string): CodiceFiscale {
  if (!hasCodiceFiscaleForm(text)) throw new Error(text);
  return text;
}

describe('what a codice fiscale says', () => {
  it.each([
    ['MNZLSN99E05F205J', '99-05-05', 'M'],
    ['RMSLSO31M04Z404R', '31-08-04', 'M'],
    ['MNTMRA03M71C615V', '03-08-31', 'F'],
    // Homocody: letters stand for the digits of year and day.
    ['MNTMRALPMTMC615V', '03-08-31', 'F'],
  ])('of %s', (text, birthInCentury, gender) => {
    expect(saidByCode(code(text))).toEqual({ birthInCentury, gender });
  });

  it('is nothing where the month letter is of no month', () => {
    expect(saidByCode(code('DRCGNN12G46A326K'))).toBeNull();
  });

  it('takes the century that makes nobody be born after today', () => {
    expect(likelyBirthDate(code('MNTMRA03M71C615V'), '2026-11-27')).toBe('2003-08-31');
    expect(likelyBirthDate(code('RMSLSO31M04Z404R'), '2026-11-27')).toBe('1931-08-04');
  });
});
