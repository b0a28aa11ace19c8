/**
 * The text of an answer's body: UTF-8, or Latin-1 where the bytes are not UTF-8 (field failure VC-10). Only the
 * first `limitBytes` are decoded; the bytes themselves are kept whole elsewhere.
 */
export function decodeBody(body: Uint8Array, limitBytes: number): string {
  const bytes = body.subarray(0, limitBytes);
  try {
    // A character cut at the limit is no reason to distrust the rest.
    const isCut = body.length > limitBytes;
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut });
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}
