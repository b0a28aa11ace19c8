import { appError, type AppErrorOf } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';

/** The bytes a signature protects. */
export interface CoveredBytes {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** Offset just after the last protected byte. */
  readonly end: number;
}

function isHexToken(gap: Uint8Array, contents: Uint8Array): boolean {
  const text = Buffer.from(gap).toString('latin1');
  if (!/^<[0-9a-fA-F\s]*>$/.test(text)) return false;
  const digits = text.slice(1, -1).replaceAll(/\s/g, '');
  return Buffer.from(digits, 'hex').equals(contents);
}

/**
 * Judges a ByteRange (ISO 32000-1 §12.8.1, ETSI EN 319 142-1 §5.4.2): it begins with the file, leaves out the
 * `/Contents` string with its brackets and nothing else, and ends inside the file.
 */
export function coveredBytes(
  file: Uint8Array,
  byteRange: readonly number[] | null,
  contents: Uint8Array,
): Result<CoveredBytes, AppErrorOf<'pdf/byte-range-wrong'>> {
  const wrong = (cause: AppErrorOf<'pdf/byte-range-wrong'>['data']['cause']) =>
    fail(appError('pdf/byte-range-wrong', { cause }));
  const [start, firstLength, secondStart, secondLength] = byteRange ?? [];
  if (
    start === undefined ||
    firstLength === undefined ||
    secondStart === undefined ||
    secondLength === undefined
  ) {
    return wrong('missing');
  }
  if (start !== 0) return wrong('not-from-start');
  if (secondStart <= firstLength) return wrong('overlap');
  const end = secondStart + secondLength;
  if (end > file.length) return wrong('beyond-end');
  if (!isHexToken(file.subarray(firstLength, secondStart), contents))
    return wrong('gap-not-contents');
  return ok({ before: file.subarray(0, firstLength), after: file.subarray(secondStart, end), end });
}
