import { createHash } from 'node:crypto';
import { readCdaText } from './readCdaText.ts';

/**
 * The hash a validation is remembered by: SHA-256 in base64 of the CDA with the legal authenticator's time and
 * signature neutralised, because they may be added after validation (C-54).
 */
export function validationHash(cda: Uint8Array): string {
  const text = readCdaText(cda) ?? '';
  const neutral = text.replaceAll(
    /<legalAuthenticator\b[\s\S]*?<\/legalAuthenticator>/g,
    '<legalAuthenticator/>',
  );
  return createHash('sha256').update(neutral).digest('base64');
}
