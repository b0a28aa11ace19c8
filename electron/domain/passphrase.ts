/** Shorter passphrases are refused: length is what withstands guessing (NIST SP 800-63B §3.1.1.2 asks for 15). */
export const minimumPassphrase = 15;

/** Whether a passphrase is long enough; blanks at the ends do not count. */
export function isPassphraseLongEnough(passphrase: string): boolean {
  return [...passphrase.normalize('NFC').trim()].length >= minimumPassphrase;
}
