import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';

/** Entropy of a recovery code in bytes: 160 bits (reliability §5.5). */
export const recoveryCodeLength = 20;

// Crockford's base 32: no I, L, O or U, so that a printed code reads back in one way only.
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const symbolsPerGroup = 4;
const groupCount = (recoveryCodeLength * 8) / 5 / symbolsPerGroup;

/** Writes the code as 8 groups of 4 symbols and a check symbol: `XXXXC-XXXXC-...`. */
export function formatRecoveryCode(entropy: Uint8Array): string {
  if (entropy.length !== recoveryCodeLength) throw new Error('a recovery code is 20 bytes');
  const bits = [...entropy].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const values = (bits.match(/.{5}/g) ?? []).map((five) => Number.parseInt(five, 2));
  return Array.from({ length: groupCount }, (_, group) => {
    const own = values.slice(group * symbolsPerGroup, (group + 1) * symbolsPerGroup);
    return [...own, checkValue(own, group)].map((value) => symbols.charAt(value)).join('');
  }).join('-');
}

/** Reads a typed code; case, spaces and dashes do not matter. A wrong group is named by its number, from 1. */
export function parseRecoveryCode(text: string): Result<Uint8Array> {
  const typed = text
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const groups = typed.match(new RegExp(`.{${String(symbolsPerGroup + 1)}}`, 'g')) ?? [];
  if (typed.length !== groupCount * (symbolsPerGroup + 1)) {
    return fail(appError('archive/recovery-code-malformed', { group: null }));
  }
  let bits = '';
  for (const [index, group] of groups.entries()) {
    const values = [...group].map((symbol) => symbols.indexOf(symbol));
    const own = values.slice(0, symbolsPerGroup);
    if (values.includes(-1) || values[symbolsPerGroup] !== checkValue(own, index)) {
      return fail(appError('archive/recovery-code-malformed', { group: index + 1 }));
    }
    bits += own.map((value) => value.toString(2).padStart(5, '0')).join('');
  }
  return ok(Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2)));
}

/** Odd weights catch every single wrong symbol; the group's place in the sum catches exchanged groups. */
function checkValue(values: readonly number[], group: number): number {
  const sum = values.reduce((total, value, place) => total + value * (2 * place + 1), 0);
  return (sum + 9 * group) % symbols.length;
}
