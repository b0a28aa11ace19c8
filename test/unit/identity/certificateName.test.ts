import { expect, it } from 'vitest';
import { certificateNames } from '../../../electron/identity/certificateName.ts';

const fields = {
  number: 1,
  azienda: '090201',
  domain: 'PSS',
  codiceFiscale: 'MNZLSN99E05F205J',
};

it('makes the pair of names from the profile', () => {
  expect(certificateNames(fields, null)).toEqual({
    signature: 'S1#090201PSSMNZLSN99E05F205J',
    authentication: 'A1#090201PSSMNZLSN99E05F205J',
    hasExpectedForm: true,
  });
});

it.each([
  ['S2#090202PSSX', 'S2#090202PSSX', 'A2#090202PSSX', true],
  ['A2#090202PSSX', 'S2#090202PSSX', 'A2#090202PSSX', true],
  ['150MNZLSN99E05F205J', '150MNZLSN99E05F205J', '150MNZLSN99E05F205J', false],
  ['S1#A1#090201PSSX', 'S1#A1#090201PSSX', 'A1#A1#090201PSSX', false],
])('takes %s as communicated', (communicated, signature, authentication, hasExpectedForm) => {
  expect(certificateNames(fields, communicated)).toEqual({
    signature,
    authentication,
    hasExpectedForm,
  });
});
