/** The two parts of create and replace (gateway.md §6.1). */
export interface PublicationParts {
  /** JSON text of the part `requestBody`. */
  readonly requestBody: string;
  /** The signed PDF, taken as it is. */
  readonly file: Uint8Array;
  /** Without separators and quotes, ending in `.pdf`. */
  readonly fileName: string;
}

/** A multipart body with the header that describes it. */
export interface MultipartBody {
  readonly contentType: string;
  readonly body: Buffer;
}

/**
 * Writes the body as RFC 7578 wants it and the gateway reads it: `requestBody` without a file name, else it would
 * be lost as a file part, and as `application/json` without charset; no charset on the whole, which broke the front
 * end's parser. `boundary` must not occur in the parts.
 */
export function writeMultipart(parts: PublicationParts, boundary: string): MultipartBody {
  const head =
    `--${boundary}\r\n` +
    'Content-Disposition: form-data; name="requestBody"\r\n' +
    'Content-Type: application/json\r\n\r\n' +
    `${parts.requestBody}\r\n` +
    `--${boundary}\r\n` +
    `Content-Disposition: form-data; name="file"; filename="${parts.fileName}"\r\n` +
    'Content-Type: application/pdf\r\n\r\n';
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([
      Buffer.from(head, 'utf8'),
      parts.file,
      Buffer.from(`\r\n--${boundary}--\r\n`, 'utf8'),
    ]),
  };
}

/** What was found in a multipart body: both parts with their exact headers. */
export interface MultipartReading {
  readonly requestBody: Buffer;
  readonly requestBodyHeaders: readonly string[];
  readonly file: Buffer;
  readonly fileHeaders: readonly string[];
}

function splitPart(part: Buffer): { readonly headers: readonly string[]; readonly body: Buffer } {
  const end = part.indexOf('\r\n\r\n');
  return {
    headers: part.subarray(0, Math.max(end, 0)).toString('utf8').split('\r\n'),
    body: end < 0 ? Buffer.alloc(0) : part.subarray(end + 4),
  };
}

/** Reads back what is about to be sent, by the boundary its header names; null unless exactly two parts are found. */
export function readMultipart(contentType: string, body: Uint8Array): MultipartReading | null {
  const boundary = /^multipart\/form-data; boundary=([A-Za-z0-9-]{1,70})$/.exec(contentType)?.[1];
  if (boundary === undefined) return null;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const opening = `--${boundary}\r\n`;
  const separator = `\r\n--${boundary}\r\n`;
  const closing = `\r\n--${boundary}--\r\n`;
  const middle = bytes.indexOf(separator);
  const end = bytes.length - closing.length;
  const isFramed =
    bytes.subarray(0, opening.length).toString('latin1') === opening &&
    middle > 0 &&
    middle < end &&
    bytes.subarray(Math.max(end, 0)).toString('latin1') === closing &&
    bytes.indexOf(`\r\n--${boundary}`, middle + separator.length) === end;
  if (!isFramed) return null;
  const requestBody = splitPart(bytes.subarray(opening.length, middle));
  const file = splitPart(bytes.subarray(middle + separator.length, end));
  return {
    requestBody: requestBody.body,
    requestBodyHeaders: requestBody.headers,
    file: file.body,
    fileHeaders: file.headers,
  };
}
