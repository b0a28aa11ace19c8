import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';

/** No CDA is larger (it is refused long before); a stream that says otherwise is not one. */
const maximumCda = 64 * 1024 * 1024;

function inflated(bytes: Uint8Array): Uint8Array | null {
  try {
    return new Uint8Array(inflateSync(bytes, { maxOutputLength: maximumCda }));
  } catch {
    // An image, a font, a stream cut off: not the one looked for.
    return null;
  }
}

function isHashed(bytes: Uint8Array, sha256: string): boolean {
  return createHash('sha256').update(bytes).digest('hex') === sha256;
}

/**
 * The CDA inside a signed PDF, known by its SHA-256: the stream, deflated or plain, whose bytes have that hash. Nothing
 * else of the PDF is believed or even understood; null where no stream is it.
 */
export function embeddedCda(pdf: Uint8Array, sha256: string): Uint8Array | null {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  for (let found = bytes.indexOf('stream'); found >= 0;) {
    const start = found + 'stream'.length;
    const end = bytes.indexOf('endstream', start);
    if (end < 0) return null;
    // The keyword is followed by one line break, of one or two characters (ISO 32000-1 §7.3.8.1).
    const content = bytes.subarray(start + (bytes[start] === 0x0d ? 2 : 1), end);
    const cda = [inflated(content), content].find(
      (each) => each !== null && isHashed(each, sha256),
    );
    if (cda !== undefined && cda !== null) return new Uint8Array(cda);
    found = bytes.indexOf('stream', end + 'endstream'.length);
  }
  return null;
}
