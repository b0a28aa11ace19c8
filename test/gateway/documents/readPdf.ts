import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
  decodePDFRawStream,
  type PDFObject,
} from 'pdf-lib';

/** A signature found in a PDF, not yet verified. */
export interface PdfSignature {
  /** DER of the CMS, possibly followed by padding zeros. */
  readonly cms: Uint8Array;
  /** The bytes the signature covers. */
  readonly signedBytes: Buffer;
  /** Offset after the last covered byte: the largest belongs to the last signature. */
  readonly end: number;
  /** `/M` as written, null when absent. */
  readonly signingDate: string | null;
}

/** What the service reads in a PDF. */
export interface ReadPdf {
  /** Signed fields among the top-level ones, in file order. */
  readonly signatures: readonly PdfSignature[];
  /** Content of the embedded file named exactly `cda.xml`, null when there is none. */
  readonly attachedCda: Uint8Array | null;
  /** Content of the XFA packet `datasets`, null when there is none. */
  readonly resourceCda: Uint8Array | null;
}

type Container = PDFDict | PDFArray | undefined;

function at(container: Container, key: string | number): PDFObject | undefined {
  if (container instanceof PDFDict) return container.lookup(PDFName.of(String(key)));
  if (!(container instanceof PDFArray) || typeof key !== 'number') return undefined;
  return key < container.size() ? container.lookup(key) : undefined;
}

function dictAt(container: Container, key: string | number): PDFDict | undefined {
  const found = at(container, key);
  return found instanceof PDFDict ? found : undefined;
}

function arrayAt(container: Container, key: string): PDFArray | undefined {
  const found = at(container, key);
  return found instanceof PDFArray ? found : undefined;
}

function numberAt(container: Container, key: number): number {
  const found = at(container, key);
  return found instanceof PDFNumber ? found.asNumber() : 0;
}

function textOf(object: PDFObject | undefined): string | null {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : null;
}

function indices(array: PDFArray | undefined): number[] {
  return Array.from({ length: array?.size() ?? 0 }, (_, index) => index);
}

function signatureOf(field: PDFDict | undefined, pdf: Buffer): PdfSignature | null {
  if (at(field, 'FT') !== PDFName.of('Sig')) return null;
  const dictionary = dictAt(field, 'V');
  const contents = at(dictionary, 'Contents');
  const range = arrayAt(dictionary, 'ByteRange');
  if (dictionary === undefined) return null;
  const [start1 = 0, length1 = 0, start2 = 0, length2 = 0] = indices(range).map((index) =>
    numberAt(range, index),
  );
  return {
    cms: contents instanceof PDFHexString ? contents.asBytes() : new Uint8Array(),
    signedBytes: Buffer.concat([
      pdf.subarray(start1, start1 + length1),
      pdf.subarray(start2, start2 + length2),
    ]),
    end: start2 + length2,
    signingDate: textOf(dictionary.lookup(PDFName.of('M'))),
  };
}

function streamBytes(stream: PDFObject | undefined): Uint8Array | null {
  return stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : null;
}

/** Walks a name tree (ISO 32000-1 §7.9.6): leaves hold `Names`, nodes hold `Kids`. */
function namedValue(node: PDFDict | undefined, name: string, depth = 0): PDFDict | undefined {
  const names = arrayAt(node, 'Names');
  const position = indices(names).find(
    (index) => index % 2 === 0 && textOf(names?.lookup(index)) === name,
  );
  if (position !== undefined) return dictAt(names, position + 1);
  const kids = arrayAt(node, 'Kids');
  // A malformed tree may turn back on itself; real ones are never deep.
  if (depth > 16) return undefined;
  return indices(kids)
    .map((index) => namedValue(dictAt(kids, index), name, depth + 1))
    .find((found) => found !== undefined);
}

function xfaPacket(form: PDFDict | undefined, name: string): Uint8Array | null {
  const packets = arrayAt(form, 'XFA');
  const position = indices(packets).find((index) => textOf(packets?.lookup(index)) === name);
  return position === undefined ? null : streamBytes(at(packets, position + 1));
}

/** Opens a PDF; null when it is damaged or needs a password. */
export async function readPdf(pdf: Buffer): Promise<ReadPdf | null> {
  try {
    const { catalog } = await PDFDocument.load(pdf, {
      throwOnInvalidObject: true,
      updateMetadata: false,
    });
    // The library repairs what it can; a file without a catalogue is beyond repair for the service too.
    if (!((catalog as unknown) instanceof PDFDict)) return null;
    const form = dictAt(catalog, 'AcroForm');
    const fields = arrayAt(form, 'Fields');
    const tree = dictAt(dictAt(catalog, 'Names'), 'EmbeddedFiles');
    const embedded = dictAt(namedValue(tree, 'cda.xml'), 'EF');
    return {
      signatures: indices(fields)
        .map((index) => signatureOf(dictAt(fields, index), pdf))
        .filter((signature) => signature !== null),
      attachedCda: streamBytes(at(embedded, 'F')),
      resourceCda: xfaPacket(form, 'datasets'),
    };
  } catch {
    return null;
  }
}
