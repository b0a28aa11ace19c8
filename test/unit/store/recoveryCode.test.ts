import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRecoveryCode, parseRecoveryCode } from '../../../electron/store/recoveryCode.ts';

const entropies = fc.uint8Array({ minLength: 20, maxLength: 20 });

test('a code reads back as typed, in small letters, with other separators, with O for 0 and I for 1', () => {
  fc.assert(
    fc.property(entropies, (entropy) => {
      const code = formatRecoveryCode(entropy);
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
      const typed = code
        .toLowerCase()
        .replaceAll('-', ' ')
        .replaceAll('0', 'o')
        .replaceAll('1', 'l');
      expect(parseRecoveryCode(typed)).toEqual({ ok: true, value: entropy });
    }),
  );
});

test('every single wrong symbol is caught and its group is named', () => {
  const code = formatRecoveryCode(new Uint8Array(20).fill(0xa7));
  for (const [place, symbol] of [...code].entries()) {
    if (symbol === '-') continue;
    for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.replace(symbol, '')) {
      const wrong = code.slice(0, place) + other + code.slice(place + 1);
      expect(parseRecoveryCode(wrong)).toMatchObject({
        ok: false,
        error: { data: { group: Math.floor(place / 6) + 1 } },
      });
    }
  }
});

test('exchanged groups and a missing symbol are caught', () => {
  const groups = formatRecoveryCode(
    Uint8Array.from({ length: 20 }, (_, index) => index * 11),
  ).split('-');
  const exchanged = [groups[1], groups[0], ...groups.slice(2)].join('-');
  expect(parseRecoveryCode(exchanged)).toMatchObject({ ok: false, error: { data: { group: 1 } } });
  expect(parseRecoveryCode(groups.join('').slice(1))).toMatchObject({
    ok: false,
    error: { data: { group: null } },
  });
});
