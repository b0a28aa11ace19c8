import { Busboy } from '@fastify/busboy';

/** A file part of a form. */
export interface FilePart {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** A value part of a form, that is one without file name. */
export interface ValuePart {
  readonly name: string;
  readonly mediaType: string;
  readonly value: string;
}

/** A multipart form as the service's web container presents it. */
export interface Form {
  readonly files: readonly FilePart[];
  readonly values: readonly ValuePart[];
}

function isFormData(contentType: string): boolean {
  // A charset parameter broke the frontier's own parsing of the boundary (gateway.md §3).
  return /^multipart\/form-data\s*;/i.test(contentType) && !/;\s*charset=/i.test(contentType);
}

function parse(contentType: string, body: Buffer): Promise<Form> {
  return new Promise((resolve, reject) => {
    const files: FilePart[] = [];
    const values: ValuePart[] = [];
    const parser = new Busboy({
      headers: { 'content-type': contentType },
      limits: { fieldSize: body.length, fileSize: body.length + 1 },
      // A part is a file because it has a file name, whatever its type.
      isPartAFile: (_field, _type, fileName) => fileName !== undefined,
    });
    parser.on('file', (name, stream, _fileName, _encoding, mediaType) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', reject);
      stream.on('end', () => files.push({ name, mediaType, bytes: Buffer.concat(chunks) }));
    });
    parser.on('field', (name, value, _nameCut, _valueCut, _encoding, mediaType) => {
      values.push({ name, value, mediaType });
    });
    parser.on('error', reject);
    parser.on('finish', () => {
      resolve({ files, values });
    });
    parser.end(body);
  });
}

/** Reads a form, or null when it is not well-formed `multipart/form-data` (RFC 7578). */
export async function readForm(contentType: string, body: Buffer): Promise<Form | null> {
  if (!isFormData(contentType)) return null;
  try {
    return await parse(contentType, body);
  } catch {
    return null;
  }
}
