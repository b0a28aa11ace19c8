import { PDFHexString, PDFString, type PDFDict } from 'pdf-lib';
import { parsePdfDate } from '../pdfa/documentDates.ts';
import type { PdfFile } from '../structure/pdfFile.ts';

/** A signature field of the form's root: the only ones the gateway looks at. */
export interface SignatureField {
  readonly name: string;
  /** Null when the field was never signed. */
  readonly signature: {
    readonly subFilter: string;
    /** A timestamp over the document stands in a signature field too (ETSI EN 319 142-1 §5.4.3). */
    readonly isDocumentTimestamp: boolean;
    readonly byteRange: readonly number[] | null;
    /** `/Contents` as it stands, padding included. */
    readonly contents: Uint8Array;
    /** `/M` as a UTC ISO instant. */
    readonly signedAt: string | null;
    readonly hasTime: boolean;
  } | null;
}

function byteRangeOf(file: PdfFile, dictionary: PDFDict): number[] | null {
  const array = file.array(file.entry(dictionary, 'ByteRange'));
  if (array?.size() !== 4) return null;
  const numbers = array.asArray().map((each) => file.number(each));
  return numbers.every((each) => each !== undefined && Number.isSafeInteger(each) && each >= 0)
    ? numbers.filter((each) => each !== undefined)
    : null;
}

function contentsOf(file: PdfFile, dictionary: PDFDict): Uint8Array {
  const contents = file.resolve(file.entry(dictionary, 'Contents'));
  return contents instanceof PDFHexString || contents instanceof PDFString
    ? contents.asBytes()
    : new Uint8Array(0);
}

/** The signature fields in the order of the form, signed or not. */
export function signatureFields(file: PdfFile): SignatureField[] {
  const form = file.dictionary(file.entry(file.catalog, 'AcroForm'));
  const fields = file.array(file.entry(form, 'Fields'))?.asArray() ?? [];
  return fields
    .map((each) => file.dictionary(each))
    .filter((field) => field !== undefined)
    .filter((field) => file.name(file.entry(field, 'FT')) === 'Sig')
    .map((field) => {
      const name = file.string(file.entry(field, 'T')) ?? '';
      const value = file.dictionary(file.entry(field, 'V'));
      if (value === undefined) return { name, signature: null };
      const subFilter = file.name(file.entry(value, 'SubFilter')) ?? '';
      const time = file.string(file.entry(value, 'M'));
      return {
        name,
        signature: {
          subFilter,
          isDocumentTimestamp: subFilter === 'ETSI.RFC3161',
          byteRange: byteRangeOf(file, value),
          contents: contentsOf(file, value),
          signedAt: time === undefined ? null : parsePdfDate(time),
          hasTime: time !== undefined,
        },
      };
    });
}
