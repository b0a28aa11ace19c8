import { appError } from '../../../shared/errors/appError.ts';
import { fail, type Result } from '../../../shared/errors/result.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';
import type { XmlElement } from '../../../shared/xml/xmlTree.ts';

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Reads the very bytes that will be attached, so that the page can only show what the attachment says.
 * Errors: `cda/not-utf8`, those of `parseXml`, `cda/other-document` when the root is no ClinicalDocument.
 */
export function parseCda(bytes: Uint8Array): Result<XmlElement> {
  const text = decodeUtf8(bytes);
  if (text === null) return fail(appError('cda/not-utf8', { declared: null }));
  const parsed = parseXml(text);
  if (!parsed.ok) return parsed;
  return parsed.value.name === 'ClinicalDocument'
    ? parsed
    : fail(appError('cda/other-document', { found: parsed.value.name }));
}
