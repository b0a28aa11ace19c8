import { PDFHexString, PDFName, PDFRef, type PDFArray, type PDFDict } from 'pdf-lib';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { pdfDate } from '../pdfa/documentDates.ts';
import type { PdfFile } from '../structure/pdfFile.ts';
import {
  appendUpdate,
  updateBase,
  type UpdateBase,
  type WrittenObject,
} from './incrementalUpdate.ts';

/** What the signature dictionary says, and how much room its CMS gets. */
export interface SignatureIntent {
  readonly signerName: string;
  readonly at: Date;
  /** DER bytes reserved; twice as many hexadecimal digits are written. */
  readonly reservedBytes: number;
}

/** A PDF with an empty place for a CMS. */
export interface PlaceholderPdf {
  readonly bytes: Uint8Array;
  /** Offset of the `<` that opens `/Contents`. */
  readonly contentsStart: number;
  /** Offset just after its `>`. */
  readonly contentsEnd: number;
}

/** Digits of each number of `/ByteRange`: padded with spaces, never zeros, to a width known beforehand. */
const RANGE_WIDTH = 10;

const FIELD_NAME = 'Firma1';

/** Print and Locked; never Hidden or NoView, which PDF/A forbids (ISO 19005-3 §6.3.2). */
const WIDGET_FLAGS = 132;

interface Target extends UpdateBase {
  readonly pageRef: PDFRef;
  readonly page: PDFDict;
}

function firstPage(file: PdfFile, catalog: PDFDict): PDFRef | null {
  let node = file.entry(catalog, 'Pages');
  for (let depth = 0; depth < 32; depth += 1) {
    const kids = file.array(file.entry(file.dictionary(node), 'Kids'));
    if (kids === undefined) return node instanceof PDFRef ? node : null;
    node = kids.get(0);
  }
  return null;
}

/** Finds what the update touches; null when the file is not one this program has just made. */
function targetOf(file: PdfFile): Target | null {
  const base = updateBase(file);
  if (!base.ok || base.value.catalog.has(PDFName.of('AcroForm'))) return null;
  const pageRef = firstPage(file, base.value.catalog);
  const page = file.dictionary(pageRef ?? undefined);
  return pageRef === null || page === undefined ? null : { ...base.value, pageRef, page };
}

function withEntry(dictionary: PDFDict, key: string, value: PDFDict | PDFArray): PDFDict {
  const copy = dictionary.clone();
  copy.set(PDFName.of(key), value);
  return copy;
}

function signatureDictionary(intent: SignatureIntent): string {
  return [
    '<<',
    '/Type /Sig',
    '/Filter /Adobe.PPKLite',
    '/SubFilter /ETSI.CAdES.detached',
    `/M (${pdfDate(intent.at)})`,
    `/Name ${PDFHexString.fromText(intent.signerName).toString()}`,
    `/ByteRange [0${` ${' '.repeat(RANGE_WIDTH)}`.repeat(3)}]`,
    `/Contents <${'0'.repeat(intent.reservedBytes * 2)}>`,
    '>>',
  ].join('\n');
}

/** The new and the rewritten objects: signature, widget that is also the field, catalog with form, first page. */
function updatedObjects(file: PdfFile, target: Target, intent: SignatureIntent): WrittenObject[] {
  const { catalog, page } = target;
  const { context } = catalog;
  const signatureRef = PDFRef.of(target.size);
  const widgetRef = PDFRef.of(target.size + 1);
  const form = context.obj({ Fields: [widgetRef], SigFlags: 3 });
  const annotations = context.obj([...(file.array(file.entry(page, 'Annots'))?.asArray() ?? [])]);
  annotations.push(widgetRef);
  const widget = context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    F: WIDGET_FLAGS,
    // A rectangle without area is invisible: it needs no appearance (PDF/A) and no tag (PDF/UA).
    Rect: [0, 0, 0, 0],
    P: target.pageRef,
    V: signatureRef,
  });
  const widgetBody = widget.toString().replace(/>>$/, `/T (${FIELD_NAME})\n>>`);
  return [
    { ref: target.catalogRef, body: withEntry(catalog, 'AcroForm', form).toString() },
    { ref: target.pageRef, body: withEntry(page, 'Annots', annotations).toString() },
    { ref: signatureRef, body: signatureDictionary(intent) },
    { ref: widgetRef, body: widgetBody },
  ];
}

function fillByteRange(bytes: Buffer, searchFrom: number, contents: readonly [number, number]) {
  const [start, end] = contents;
  const numbers = [start, end, bytes.length - end].map((each) => String(each).padEnd(RANGE_WIDTH));
  const at = bytes.indexOf('/ByteRange [0 ', searchFrom, 'latin1') + '/ByteRange [0 '.length;
  bytes.write(numbers.join(' '), at, 'latin1');
}

/**
 * Appends one incremental update with an empty signature (ISO 32000-1 §7.5.6, §12.8): the given bytes stay an
 * exact prefix of the result. No DocMDP and no reference: others may still add a timestamp.
 * Errors: `pdf/unsigned-document-changed` when the file is not an unsigned document of this program.
 */
export function appendSignature(file: PdfFile, intent: SignatureIntent): Result<PlaceholderPdf> {
  const target = targetOf(file);
  if (target === null) return fail(appError('pdf/unsigned-document-changed', {}));
  const base = file.bytes.length;
  const bytes = appendUpdate(file, {
    objects: updatedObjects(file, target, intent),
    size: target.size + 2,
    seed: `${intent.signerName} ${intent.at.toISOString()}`,
  });
  const contentsStart = bytes.indexOf('/Contents <', base, 'latin1') + '/Contents '.length;
  const contentsEnd = contentsStart + intent.reservedBytes * 2 + 2;
  fillByteRange(bytes, base, [contentsStart, contentsEnd]);
  return ok({ bytes, contentsStart, contentsEnd });
}
