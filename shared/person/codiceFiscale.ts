/** A codice fiscale whose form has been checked (16 characters, upper case). */
export type CodiceFiscale = string & { readonly __brand: 'CodiceFiscale' };

const FORM = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/;

const ODD_POSITION_VALUES = new Map(
  [...'0123456789'].map((digit, index): [string, number] => [
    digit,
    [1, 0, 5, 7, 9, 13, 15, 17, 19, 21][index] ?? 0,
  ]),
);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].forEach((letter, index) => {
  const values = [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
  ];
  ODD_POSITION_VALUES.set(letter, values[index] ?? 0);
});

function evenPositionValue(character: string): number {
  const digit = '0123456789'.indexOf(character);
  return digit >= 0 ? digit : character.charCodeAt(0) - 'A'.charCodeAt(0);
}

/** The check character of the first 15 characters (D.M. 23 December 1976, table of odd and even positions). */
export function checkCharacter(first15: string): string {
  let sum = 0;
  for (let index = 0; index < 15; index += 1) {
    const character = first15.charAt(index);
    // Positions are counted from one in the decree, so index 0 is odd.
    sum +=
      index % 2 === 0 ? (ODD_POSITION_VALUES.get(character) ?? 0) : evenPositionValue(character);
  }
  return String.fromCharCode('A'.charCodeAt(0) + (sum % 26));
}

/**
 * Whether the text has the form of a personal codice fiscale, homocody letters admitted.
 * The month letter is not restricted: the Ministry's own test codes use letters outside the calendar set.
 */
export function hasCodiceFiscaleForm(text: string): text is CodiceFiscale {
  return FORM.test(text);
}

/** Whether form and check character are both right. */
export function isValidCodiceFiscale(text: string): text is CodiceFiscale {
  return hasCodiceFiscaleForm(text) && checkCharacter(text) === text.charAt(15);
}
