import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { PdfFile, readingOf } from '../structure/pdfFile.ts';
import { readCms, type ReadCms } from '../verify/readCms.ts';
import { signatureFields } from '../verify/signatureFields.ts';

/** The one signature of a document of ours, and where its CMS stands. */
export interface SignaturePlace {
  readonly file: PdfFile;
  readonly contents: Uint8Array;
  readonly cms: ReadCms;
  /** Offset of the `<` that opens `/Contents`, and of the byte after its `>`. */
  readonly start: number;
  readonly end: number;
}

/** Finds the signature again in a signed document. Errors: `pdf/unsigned-document-changed`, those of reading. */
export function findSignature(pdf: Uint8Array): Result<SignaturePlace> {
  const file = PdfFile.open(pdf);
  if (!file.ok) return file;
  const fields = readingOf(() => signatureFields(file.value));
  if (!fields.ok) return fields;
  const [field] = fields.value;
  const [, start, end] = field?.signature?.byteRange ?? [];
  if (!field?.signature || start === undefined || end === undefined || fields.value.length !== 1) {
    return fail(appError('pdf/unsigned-document-changed', {}));
  }
  const { contents } = field.signature;
  const cms = readCms(contents);
  return cms.ok ? ok({ file: file.value, contents, cms: cms.value, start, end }) : cms;
}
