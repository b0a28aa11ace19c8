import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeFileAtomically } from './durableFile.ts';

/**
 * SQLCipher answers the same to a wrong key and to a damaged first page. A keyed hash of a constant, kept
 * beside the database, tells the two apart and reveals nothing about a random 256-bit key.
 */
function checkValue(key: Uint8Array): Buffer {
  return createHmac('sha256', key).update('sintesi archive key check').digest();
}

/** Leaves the check value of the key that opens the database; does nothing when it is already there. */
export function rememberKey(file: string, key: Uint8Array): void {
  if (matchesRememberedKey(file, key) !== true) writeFileAtomically(file, checkValue(key));
}

/** Whether the key is the one that opened the database last; null when no check value was left. */
export function matchesRememberedKey(file: string, key: Uint8Array): boolean | null {
  if (!existsSync(file)) return null;
  const remembered = readFileSync(file);
  const expected = checkValue(key);
  return remembered.length === expected.length && timingSafeEqual(remembered, expected);
}
