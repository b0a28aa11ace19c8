import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(head)?.[1] ?? null;
}

/**
 * The text of CDA bytes. A PSS travels as UTF-8 without byte order mark (PSS guide §3), so any other declared
 * encoding, a mark, or bytes that are not UTF-8 are refused with `cda/not-utf8` rather than guessed. The bytes of a
 * document whose content the archive has let go are none: `document/content-released`.
 */
export function decodeCda(bytes: Uint8Array): Result<string> {
  // No CDA is empty: this one was let go by retention or erased.
  if (bytes.length === 0) return fail(appError('document/content-released', {}));
  const declared = declaredEncoding(bytes);
  const isMarked = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte);
  if (isMarked || (declared !== null && declared.toLowerCase() !== 'utf-8')) {
    return fail(appError('cda/not-utf8', { declared: isMarked ? 'UTF-8 con BOM' : declared }));
  }
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fail(appError('cda/not-utf8', { declared }));
  }
}
