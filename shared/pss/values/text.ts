import { z } from 'zod';

/** Characters XML 1.0 cannot carry at all (§2.2), and lone halves of a surrogate pair. */
// eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
const UNWRITABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|\p{Surrogate}/u;

/**
 * Texts of the usual letters and single spaces, told at a glance: every character from U+0020 to U+024F but the
 * invisible ones is its own composed form.
 */
const USUAL = /^[!-~\u00a1-\u00ac\u00ae-\u024f]+(?: [!-~\u00a1-\u00ac\u00ae-\u024f]+)*$/;

/** Whether a text can stand in a document as it is: one line, single spaces, composed form (NFC). */
export function isPlainText(text: string): boolean {
  if (USUAL.test(text)) return true;
  return (
    text !== '' &&
    !UNWRITABLE.test(text) &&
    text === text.trim() &&
    !/\s\s|[^\S ]/u.test(text) &&
    text === text.normalize('NFC')
  );
}

/** Brings any text to the plain form: blanks of every kind become one space, unwritable characters are dropped. */
export function toPlainText(text: string): string {
  // Nearly every text is plain already, and telling so is much cheaper than going through it.
  if (text === '' || isPlainText(text)) return text;
  const blanks = text.normalize('NFC').replaceAll(/\s+/gu, ' ');
  return [...blanks]
    .filter((character) => !UNWRITABLE.test(character))
    .join('')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

const plain = (limit: number) =>
  z.string().max(limit, 'Testo troppo lungo').refine(isPlainText, 'Testo vuoto o non scrivibile');

/** A name, a label, the doctor's words for one fact: at most 500 characters. */
export const shortTextSchema = plain(500);

/** A note or a paragraph: at most 10,000 characters. */
export const longTextSchema = plain(10_000);
