import { unzipSync } from 'fflate';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';

/** The platform's answer holds a handful of certificates of two kilobytes each. */
const MAX_ENTRIES = 200;
const MAX_ENTRY_BYTES = 64 * 1024;

const LOCAL_HEADER = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** Whether the bytes begin like a zip file (APPNOTE §4.3.7). */
export function isZip(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, LOCAL_HEADER.length)).equals(LOCAL_HEADER);
}

/** The zip inside a base64 text, as the platform's programming interface delivers it; null where there is none. */
export function zipInBase64(bytes: Uint8Array): Uint8Array | null {
  const text = Buffer.from(bytes).toString('latin1').trim();
  if (!/^[A-Za-z0-9+/\s]+=*$/.test(text)) return null;
  const decoded = Buffer.from(text, 'base64');
  return isZip(decoded) ? decoded : null;
}

/** The files of a zip. One that holds more, or larger ones, than certificates can be is refused unopened. */
export function readZip(zip: Uint8Array): Result<readonly Uint8Array[]> {
  let entries = 0;
  try {
    const files = unzipSync(zip, {
      filter: ({ originalSize }) => {
        entries += 1;
        if (entries > MAX_ENTRIES || originalSize > MAX_ENTRY_BYTES)
          throw new RangeError('too large');
        return true;
      },
    });
    return ok(Object.values(files));
  } catch {
    return fail(appError('identity/zip-unreadable', {}));
  }
}
