import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactText, type RedactionContext } from '../../../electron/log/redactText.ts';

const context: RedactionContext = {
  homeDirectory: '/srv/people/mrossi',
  names: ['D’Amico', 'Niccolò Maria', 'X'],
};

const cases: readonly (readonly [name: string, text: string, expected: string])[] = [
  ['codice fiscale', 'assistito RMSLSO31M04Z404R.', 'assistito [codice fiscale].'],
  ['small letters', 'cf=rmslso31m04z404r', 'cf=[codice fiscale]'],
  ['homocody', 'RMSLSOPMM04Z4L4R e RMSLSO3MMLQZQLQR', '[codice fiscale] e [codice fiscale]'],
  ['test code', 'PROVAX00X00X000Y', '[codice fiscale]'],
  [
    'CX form',
    'RMSLSO31M04Z404R^^^&2.16.840.1.113883.2.9.4.3.2&ISO',
    '[codice fiscale]^^^&2.16.840.1.113883.2.9.4.3.2&ISO',
  ],
  ['in a URL', '/x?cf=RMSLSO31M04Z404R%5E%5E%5E%26', '/x?cf=[codice fiscale]%5E%5E%5E%26'],
  ['glued', 'S1#090201PSSMNZLSN99E05F205Jfine', 'S1#090201PSS[codice fiscale]fine'],
  ['with spaces', 'RMS LSO 31M04 Z404R', '[codice fiscale]'],
  ['JWT', 'Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln-_x', 'Bearer [jwt]'],
  ['half a JWT', 'eyJhbGciOiJSUzI1NiJ9', '[jwt]'],
  ['PEM', 'a -----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY----- b', 'a [pem] b'],
  ['PEM without end', '-----BEGIN CERTIFICATE-----\nMIIE', '[pem]'],
  ['e-mail', 'da mario.rossi+fse@pec.example.it a', 'da [email] a'],
  ['mobile', 'chiamare 333 1234567 o +39 333 12.34.567', 'chiamare [phone] o [phone]'],
  ['landline', 'tel 055/1234567, 0039 055 123456', 'tel [phone], [phone]'],
  ['PIN after', 'wrong PIN: 12345678', 'wrong PIN: [digits]'],
  ['PIN in JSON', '{"pin":"00043210"}', '{"pin":"[digits]"}'],
  ['PUK before', '87654321 is the puk', '[digits] is the puk'],
  ['health card', 'TEAM 80380000900012345678', 'TEAM [health card]'],
  ['home', 'ENOENT /srv/people/mrossi/x', 'ENOENT [home]/x'],
  ['Linux user', '/home/mrossi/.config', '/home/[user]/.config'],
  [
    'Windows user',
    'C:\\Users\\Mario\\AppData C:\\\\Users\\\\Mario\\\\x',
    'C:\\Users\\[user]\\AppData C:\\\\Users\\\\[user]\\\\x',
  ],
  [
    'document id',
    'doc 2.16.840.1.113883.2.9.2.90.4.4^PSS0000123abc refused',
    'doc [document …abc] refused',
  ],
  ['names', 'NICCOLO d’amico, Niccolò Maria', '[name] d’[name], [name] [name]'],
  ['decomposed name', 'Niccolò'.normalize('NFD'), '[name]'],
];

test.each(cases)('%s', (_name, text, expected) => {
  expect(redactText(text, context)).toBe(expected);
});

const kept = [
  'b7cad8e2-72c4-41ce-ac9a-24ff2b3f72a0',
  '03331234-0555-4123-8123-055123456789',
  'a1b2c3d4e5f60718',
  '2.16.840.1.113883.2.9.2.90.4.4.a1b2^^^^urn:ihe:iti:xdw:2013:workflowInstanceId',
  'CKR_PIN_INCORRECT (0xa0)',
  'HTTP 422 in 1234 ms',
  '2026-11-22T08:00:00.000Z',
  'Maria Maggiore pinned in the opinion 12345',
  'maximal',
];

test.each(kept)('what is not personal stays: %s', (text) => {
  expect(redactText(text, { homeDirectory: '', names: [] })).toBe(text);
});

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const digits = [...'0123456789LMNPQRSTUV'];
const codiceFiscale = fc
  .tuple(
    ...'LLLLLLDDLDDLDDDL'
      .split('')
      .map((kind) => fc.constantFrom(...(kind === 'L' ? letters : digits))),
  )
  .map((characters) => characters.join(''));

test('a codice fiscale never survives, whatever surrounds it', () => {
  fc.assert(
    fc.property(
      codiceFiscale,
      fc.string(),
      fc.string(),
      fc.boolean(),
      (code, before, after, small) => {
        const written = small ? code.toLowerCase() : code;
        const redacted = redactText(`${before}${written}${after}`, {
          homeDirectory: '',
          names: [],
        });
        expect(redacted.toUpperCase()).not.toContain(code);
      },
    ),
    { numRuns: 2000 },
  );
});
