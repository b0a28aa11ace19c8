import type { CodiceFiscale } from './codiceFiscale.ts';

const MONTHS = 'ABCDEHLMPRST';
/** Letters that stand for digits when two people would have the same code (homocody). */
const HOMOCODY = 'LMNPQRSTUV';
/** Added to the day of birth of women. */
const FEMALE_OFFSET = 40;

/** What a codice fiscale says of its holder (D.M. 23 December 1976). */
export interface SaidByCode {
  /** `YY-MM-DD`: the code does not say the century. */
  readonly birthInCentury: string;
  readonly gender: 'M' | 'F';
}

function digitsOf(part: string): number {
  const digits = [...part].map((each) => {
    const letter = HOMOCODY.indexOf(each);
    return letter >= 0 ? String(letter) : each;
  });
  return Number(digits.join(''));
}

/** Birth and sex as a codice fiscale says them; null where its month letter is of no month, as in test codes. */
export function saidByCode(code: CodiceFiscale): SaidByCode | null {
  const month = MONTHS.indexOf(code.charAt(8));
  const day = digitsOf(code.slice(9, 11));
  if (month < 0) return null;
  const two = (number: number) => String(number).padStart(2, '0');
  return {
    birthInCentury: `${two(digitsOf(code.slice(6, 8)))}-${two(month + 1)}-${two(day % FEMALE_OFFSET)}`,
    gender: day > FEMALE_OFFSET ? 'F' : 'M',
  };
}

/**
 * The latest day, not after `today` (`YYYY-MM-DD`), that the code can mean: right for everybody under a hundred.
 * Null where the code says no day.
 */
export function likelyBirthDate(code: CodiceFiscale, today: string): string | null {
  const said = saidByCode(code);
  if (said === null) return null;
  const century = Number(today.slice(0, 2));
  const recent = `${String(century)}${said.birthInCentury}`;
  return recent <= today ? recent : `${String(century - 1)}${said.birthInCentury}`;
}
